from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "ntm.store.planning"
    label = "planning"
