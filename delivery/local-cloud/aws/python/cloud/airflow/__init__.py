"""Managed Airflow (Amazon MWAA), which moto does not have."""
