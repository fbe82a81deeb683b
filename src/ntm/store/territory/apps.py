from django.apps import AppConfig


class TerritoryConfig(AppConfig):
    name = "ntm.store.territory"
    label = "territory"
