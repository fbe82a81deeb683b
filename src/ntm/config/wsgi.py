"""The WSGI application that the server runs."""

import os

from django.core.wsgi import get_wsgi_application

from ntm.config.parenthood import end_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ntm.config.settings")
if parent := os.environ.get("NTM_WORKER_OF"):
    end_with_parent(int(parent))
application = get_wsgi_application()
