from django.apps import AppConfig


class AssignmentsConfig(AppConfig):
    name = "ntm.store.assignments"
    label = "assignments"
