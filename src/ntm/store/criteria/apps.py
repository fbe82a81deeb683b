from django.apps import AppConfig


class CriteriaConfig(AppConfig):
    name = "ntm.store.criteria"
    label = "criteria"
