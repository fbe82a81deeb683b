from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "ntm.store.accounts"
    label = "accounts"
