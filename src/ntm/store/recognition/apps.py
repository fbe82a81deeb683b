from django.apps import AppConfig


class RecognitionConfig(AppConfig):
    name = "ntm.store.recognition"
    label = "recognition"
