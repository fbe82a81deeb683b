"""Invents figures of communes that agree with what papers state; marked "mô phỏng" wherever they are shown."""
