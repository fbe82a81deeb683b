"""Forms for signing in, for one's password, for delegating, and for those who look after accounts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils import timezone

from ntm.core.kernel import dates
from ntm.core.kernel.states import Power, Role
from ntm.documents.accounts import AccountRow
from ntm.store.accounts.models import User


class SignInForm(AuthenticationForm):
    """Name and password; names are written in small letters, however they are typed."""

    error_messages = {
        "invalid_login": "Tên đăng nhập hoặc mật khẩu không đúng. Sau 5 lần sai, tài khoản tạm khóa 15 phút.",
        "inactive": "Tài khoản này đã đóng.",
        "code_expired": "Mã dùng một lần đã hết hạn. Hãy xin người quản trị hệ thống cấp mã khác.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Tên đăng nhập"
        self.fields["password"].label = "Mật khẩu"
        self.fields["username"].error_messages["required"] = "Nhập tên đăng nhập."
        self.fields["password"].error_messages["required"] = "Nhập mật khẩu."

    def clean_username(self) -> str:
        """Return the name as accounts are named."""
        return str(self.cleaned_data["username"]).strip().lower()

    def confirm_login_allowed(self, user: User) -> None:
        """Refuse a code that was given out too long ago, and closed accounts."""
        super().confirm_login_allowed(user)
        if user.one_time_until is not None and timezone.now() >= user.one_time_until:
            raise forms.ValidationError(self.error_messages["code_expired"], code="code_expired")


class ChoosePasswordForm(forms.Form):
    """Twice the password that shall be, for somebody who came in by a code."""

    new = forms.CharField(
        label="Mật khẩu mới",
        strip=False,
        help_text="Ít nhất 10 ký tự, không chỉ gồm chữ số, không phải mật khẩu ai cũng đoán được.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Nhập mật khẩu mới."},
    )
    again = forms.CharField(
        label="Nhập lại mật khẩu mới",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Nhập lại mật khẩu mới."},
    )

    def clean(self) -> dict[str, Any]:
        """Refuse two new passwords that differ."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("new") and cleaned.get("again") and cleaned["new"] != cleaned["again"]:
            self.add_error("again", "Hai lần nhập mật khẩu mới không giống nhau.")
        return cleaned


class ChangePasswordForm(ChoosePasswordForm):
    """The password that is, and twice the one that shall be."""

    field_order = ("old", "new", "again")

    old = forms.CharField(
        label="Mật khẩu hiện tại",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Nhập mật khẩu hiện tại."},
    )


class DayField(forms.CharField):
    """A day as people write it (31/12/2024)."""

    def __init__(self, *, label: str, required: bool = True) -> None:
        super().__init__(
            label=label,
            required=required,
            max_length=20,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 12, "placeholder": "31/12/2024"}),
            error_messages={"required": f"Ghi {label.lower()}."},
        )

    def clean(self, value: Any) -> Any:
        """Return the day, None where it may be blank and is."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return dates.parse_day(text)
        except dates.NotADay as error:
            raise forms.ValidationError("Viết ngày/tháng/năm, ví dụ 31/12/2024.") from error


class DelegationForm(forms.Form):
    """What is to be delegated, to whom and for which days."""

    grant = forms.TypedChoiceField(label="Vai trò của anh/chị", coerce=int)
    receiver = forms.CharField(
        label="Người nhận",
        help_text="Tên đăng nhập, hoặc họ và tên nếu chỉ một người mang tên ấy.",
        max_length=120,
        error_messages={"required": "Ghi người nhận ủy quyền."},
    )
    powers = forms.MultipleChoiceField(
        label="Được làm gì",
        choices=[(power.value, power.label) for power in Power],
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Chọn ít nhất một việc.",
            "invalid_choice": "Vai trò của anh/chị không có tất cả các quyền ấy.",
        },
    )
    criteria = forms.CharField(
        label="Chỉ các tiêu chí", required=False, help_text="Ví dụ 5, 14; bỏ trống là như vai trò.", max_length=120
    )
    start = DayField(label="Từ ngày")
    last_day = DayField(label="Đến hết ngày")
    reason = forms.CharField(
        label="Lý do hoặc văn bản ủy quyền", max_length=300, error_messages={"required": "Ghi lý do hoặc văn bản."}
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, grants: Sequence[tuple[int, str]], powers: Collection[Power], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        boxes = self.fields["powers"]
        assert isinstance(boxes, forms.MultipleChoiceField)
        boxes.choices = [(power.value, power.label) for power in Power if power in powers]
        choices = self.fields["grant"]
        assert isinstance(choices, forms.TypedChoiceField)
        choices.choices = [(str(number), words) for number, words in grants]

    def clean_criteria(self) -> tuple[str, ...]:
        """Return the numbers of criteria."""
        text = self.cleaned_data["criteria"].replace(";", ",").replace(",", " ")
        numbers = tuple(text.split())
        if any(not number.isdecimal() or len(number) > 2 for number in numbers):
            raise forms.ValidationError("Ghi số của các tiêu chí, ví dụ 5, 14.")
        return numbers

    @property
    def end(self) -> date:
        """Return the first day on which the delegation no longer holds."""
        last: date = self.cleaned_data["last_day"]
        return last + timedelta(days=1)


class RoleForm(forms.Form):
    """A role in a place for some days; the place in words, as in the workbook."""

    role = forms.ChoiceField(label="Vai trò", choices=[(role.label, role.label) for role in Role])
    district = forms.CharField(label="Huyện", required=False, max_length=120)
    commune = forms.CharField(label="Xã", required=False, max_length=120)
    village = forms.CharField(label="Thôn, bản", required=False, max_length=120)
    agency = forms.CharField(label="Cơ quan", required=False, max_length=120)
    criteria = forms.CharField(
        label="Tiêu chí phụ trách", required=False, max_length=120, help_text="Ví dụ 5, 14; bỏ trống là tất cả."
    )
    powers = forms.MultipleChoiceField(
        label="Chỉ được",
        required=False,
        choices=[(power.value, power.label) for power in Power if power is not Power.READ],
        widget=forms.CheckboxSelectMultiple,
        help_text="Không chọn ô nào là mọi việc của vai trò.",
    )
    start = DayField(label="Từ ngày")
    last_day = DayField(label="Đến hết ngày", required=False)

    @property
    def limited_to(self) -> tuple[Power, ...]:
        """Return the powers that the role is limited to; none chosen: all."""
        return tuple(Power(one) for one in self.cleaned_data["powers"])

    def row(self, *, full_name: str, username: str) -> AccountRow:
        """Return the form as the row of a workbook that says the same."""
        said = self.cleaned_data
        last = said["last_day"]
        criteria = tuple(said["criteria"].replace(";", " ").replace(",", " ").split())
        wrong = tuple(
            f"“{one[:20]}” không phải số của tiêu chí (5, 14)"
            for one in criteria
            if not one.isdecimal() or len(one) > 2
        )
        if last is not None and last < said["start"]:
            wrong += ("ngày cuối trước ngày đầu",)
        return AccountRow(
            number=1,
            full_name=full_name,
            username=username,
            role=said["role"],
            district=said["district"],
            commune=said["commune"],
            village=said["village"],
            agency=said["agency"],
            criteria=criteria,
            email=said.get("email", ""),
            start=said["start"],
            end=last + timedelta(days=1) if last is not None else None,
            problems=wrong,
        )


class PersonForm(RoleForm):
    """A person with a first role."""

    field_order = ("full_name", "username", "email", "role")

    full_name = forms.CharField(label="Họ và tên", max_length=120, error_messages={"required": "Ghi họ và tên."})
    username = forms.CharField(
        label="Tên đăng nhập", required=False, max_length=60, help_text="Bỏ trống thì đặt theo họ tên."
    )
    email = forms.EmailField(label="Thư điện tử", required=False)
    client_id = forms.UUIDField(widget=forms.HiddenInput)
