"""The emulator, asked by ibm-watsonx-data-integration, whose models take nothing that is missing.

Usage: watsonx.py ADDRESS.
"""

import sys
import warnings
from importlib.metadata import version

warnings.simplefilter("ignore")

import requests
from ibm_watsonx_data_integration.common.auth import (
    BearerTokenAuthenticator,
    ICP4DAuthenticator,
    ZenApiKeyAuthenticator,
)
from ibm_watsonx_data_integration.common.exceptions import IbmCloudApiException
from ibm_watsonx_data_integration.platform import Platform

import watsonx_assets
import watsonx_connections
import watsonx_containers
import watsonx_jobs
from checks import Checks, expect

PACKAGE = "ibm-watsonx-data-integration"


def sign_in(address):
    return ICP4DAuthenticator(url=address, username="admin", password="password")


def signing_in(check, address):
    with check("signing in with user and password"):
        Platform(auth=sign_in(address), base_url=address)
    with check("signing in with user and API key"):
        key = ICP4DAuthenticator(url=address, username="admin", zen_api_key="limn-demo-key")
        Platform(auth=key, base_url=address)
    with check("an API key is enough without signing in"):
        key = ZenApiKeyAuthenticator(username="admin", zen_api_key="limn-demo-key")
        platform = Platform(auth=key, base_url=address)
        expect(len(platform.projects) > 0, "there are no projects")
    with check("a token that was signed in for is accepted"):
        token = sign_in(address).get_token()
        Platform(auth=BearerTokenAuthenticator(bearer_token=token), base_url=address)
    with check("a wrong password is refused"):
        wrong = ICP4DAuthenticator(url=address, username="admin", password="wrong")
        try:
            Platform(auth=wrong, base_url=address)
        except (requests.HTTPError, IbmCloudApiException) as refusal:
            expect("401" in str(refusal) or "403" in str(refusal), f"{refusal}")
        else:
            raise AssertionError("it was accepted")


def main():
    address = sys.argv[1]
    check = Checks(f"{PACKAGE} {version(PACKAGE)}")
    signing_in(check, address)
    platform = Platform(auth=sign_in(address), base_url=address)
    watsonx_containers.listings(check, platform)
    watsonx_jobs.listings(check, platform)
    watsonx_jobs.running(check, platform)
    watsonx_containers.spaces(check, platform)
    project = watsonx_containers.project(check, platform)
    if project is not None:
        watsonx_containers.members(check, platform, project)
        watsonx_assets.life(check, platform, project)
        watsonx_connections.life(check, platform, project)
        watsonx_jobs.life(check, platform, project)
        watsonx_containers.farewell(check, platform, project)
    watsonx_connections.files(check, platform)
    check.finish()


main()
