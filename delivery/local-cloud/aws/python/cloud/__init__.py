"""AWS on the loopback address: moto, the calls that it lacks, and managed Airflow."""
