from django.apps import AppConfig


class ReadingConfig(AppConfig):
    name = "ntm.store.reading"
    label = "reading"
