"""All checks but those of the grammar engines, in the order in which they are told."""

from __future__ import annotations

from workbench.proofing.checks.check import Check
from workbench.proofing.checks.facts_address import AddressCheck
from workbench.proofing.checks.facts_date import DateCheck
from workbench.proofing.checks.facts_name import NameCheck
from workbench.proofing.checks.facts_number import NumberCheck
from workbench.proofing.checks.facts_quotation import QuotationCheck

CHECKS: tuple[Check, ...] = (NumberCheck(), DateCheck(), NameCheck(), AddressCheck(), QuotationCheck())
