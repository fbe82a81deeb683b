from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "ntm.store.reporting"
    label = "reporting"
