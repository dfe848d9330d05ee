/** pytest and what it needs, each at one version with its hash, as a data product's workflow installs them. */
const REQUIREMENTS = `iniconfig==2.3.1 --hash=sha256:9121e2c1fdb355232495be3194c8dfe87ccc2d5dee45947b78e68f499790d7a7
packaging==26.3 --hash=sha256:d7193f7c8e4e93f444fde0262bf90af30e16fa0ad0ad44cb553c87339b23cd1c
pluggy==1.7.0 --hash=sha256:7dd7b0d8832ba3cb632c306926ded123429211b83641b35dc5c41ad2d34f9bec
pytest==8.3.4 --hash=sha256:50e16d954148559c9a74109af1eaf0c945ba2d8f30f0a3d3335edde19788b6f6
`;

/** What leads to the local cloud is nothing for the jobs of a data product. */
const TESTS = `import os

from dags.orders import total


def test_total():
    assert total([1, 2]) == 3


def test_leads_nowhere():
    assert not {"SLUICE_LOCAL_CLOUD", "SLUICE_REVIEW_KEY", "TF_CLI_CONFIG_FILE"} & os.environ.keys()
`;

/** A data product of the kind `dags`, by path. */
export const PRODUCT_FILES: Readonly<Record<string, string>> = {
  'dags/orders.py': 'def total(lines):\n    return sum(lines)\n',
  'tests/test_orders.py': TESTS,
  'requirements-dev.txt': REQUIREMENTS,
};
