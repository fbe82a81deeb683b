from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "ntm.store.audit"
    label = "audit"
