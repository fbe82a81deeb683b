from django.apps import AppConfig


class InstrumentsConfig(AppConfig):
    name = "ntm.store.instruments"
    label = "instruments"
