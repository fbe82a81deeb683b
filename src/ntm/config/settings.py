"""Django settings; reading them has no side effect, since types and tests import them.

Everything that differs between installations comes from the environment:
`DATABASE_URL` (set by `ntm.config.database` when the embedded server runs), `NTM_SECRET_KEY`, `NTM_ALLOWED_HOSTS`,
`NTM_HTTPS` ("1" behind TLS), `NTM_DEBUG`, `NTM_HOME`, `NTM_WORKING_DAY` (the declared day of a demonstration).
"""

from __future__ import annotations

import os
from pathlib import Path

from ntm.config.database import home_folder
from ntm.config.database_url import database_settings

BASE_DIR = Path(__file__).resolve().parent.parent

DEBUG = os.environ.get("NTM_DEBUG") == "1"
# The entry point makes and keeps a secret in NTM_HOME; this fallback serves types and tests only.
SECRET_KEY = os.environ.get("NTM_SECRET_KEY", "only-for-types-and-tests-never-for-serving")
ALLOWED_HOSTS = [host for host in os.environ.get("NTM_ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",") if host]
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("NTM_TRUSTED_ORIGINS", "").split(",") if origin]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "axes",
    "ntm.store.instruments",
    "ntm.store.territory",
    "ntm.store.accounts",
    "ntm.store.audit",
    "ntm.store.criteria",
    "ntm.store.assignments",
    "ntm.store.planning",
    "ntm.store.reporting",
    "ntm.store.oversight",
    "ntm.store.recognition",
    "ntm.store.reading",
    "ntm.store.offline",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Outside of WhiteNoise, so that static files are compressed too.
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ntm.web.security.ContentSecurityPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "ntm.web.access.EveryViewSaysWhoMay",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "ntm.config.urls"
WSGI_APPLICATION = "ntm.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "web" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ntm.web.context.page",
            ],
            "builtins": ["ntm.web.components.vietnamese", "ntm.web.components.sight"],
        },
    }
]

DATABASES = {"default": database_settings(os.environ.get("DATABASE_URL", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/dang-nhap/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/dang-nhap/"

# A whole office often shares one address: lock the pair of user and address, never the address alone.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "ntm.web.accounts.views.locked"
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "web" / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
# Every address carries the file's digest (`versioned`).
WHITENOISE_MAX_AGE = 60 if DEBUG else 31_536_000

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 12
CSRF_COOKIE_HTTPONLY = False
_HTTPS = os.environ.get("NTM_HTTPS") == "1"
SESSION_COOKIE_SECURE = _HTTPS
CSRF_COOKIE_SECURE = _HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Uploads are bounded before they are opened; Django refuses bodies over this size while they stream in.
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000

#: Where this installation keeps its files: the embedded database, originals of papers, caches.
NTM_HOME = home_folder()

#: The declared working day of a demonstration ("2024-06-10"); empty where the real day is used.
NTM_WORKING_DAY = os.environ.get("NTM_WORKING_DAY", "")
#: "1" where the figures shown include a simulation.
NTM_DEMONSTRATION = os.environ.get("NTM_DEMONSTRATION") == "1"

# Reminders go out by e-mail only where a server is named; `ntm remind` sends them.
EMAIL_HOST = os.environ.get("NTM_EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("NTM_EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("NTM_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("NTM_EMAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("NTM_EMAIL_TLS", "1") == "1"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("NTM_EMAIL_FROM", EMAIL_HOST_USER or "khong-tra-loi@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": os.environ.get("NTM_LOG_LEVEL", "WARNING")},
}
