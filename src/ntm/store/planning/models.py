"""What was promised: plans and their targets, each with its source."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from ntm.store.accounts.models import User
from ntm.store.assignments.models import Agency
from ntm.store.planning.capital_lines import CapitalLine  # noqa: F401 - a table of this app
from ntm.store.planning.works import PlannedWork, PriorityOrder, WorkVersion  # noqa: F401 - tables of this app
from ntm.store.territory.models import Unit


class Plan(models.Model):
    """A plan or directive of a unit for a year; without number or date it is a draft, wherever it is shown."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="plans")
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=500)
    year = models.SmallIntegerField()
    number = models.CharField(max_length=80, blank=True, default="")
    issued_on = models.DateField(null=True, blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    #: The first year of a plan for several years, which ends with `year`; null for the plan of one year.
    first_year = models.SmallIntegerField(null=True, blank=True)
    #: The plan that this one amends: its targets stand in the place of that one's.
    amends = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="amendments")
    #: What the plan asks of promises made under it (`core.planning.plans.PlanRules`).
    rules = models.JSONField(default=dict, blank=True)
    #: Counts the changes of the plan's own data, so that of two people who change it at once the second sees it.
    revision = models.IntegerField(default=1, db_default=1)
    client_id = models.UUIDField(null=True, blank=True, unique=True)

    class Meta:
        db_table = "plan"
        indexes = [models.Index(fields=["unit", "year"], name="plan_unit_year")]
        constraints = [
            models.CheckConstraint(
                condition=Q(first_year__isnull=True) | Q(first_year__lt=F("year")), name="plan_years_in_order"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="plan_is_not_its_own_parent"
            ),
            models.CheckConstraint(
                condition=Q(amends__isnull=True) | ~Q(amends=F("id")), name="plan_does_not_amend_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_draft(self) -> bool:
        """Say whether the plan still lacks a number or a date."""
        return not self.number or self.issued_on is None


class Target(models.Model):
    """One promised level, confirmed by a person from a paper's quote."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="targets")
    #: A kind of fact that states a level, such as criterion_count or average_criteria.
    kind = models.CharField(max_length=30)
    criteria_set = models.CharField(max_length=30, default="commune")
    criterion = models.CharField(max_length=10, blank=True, default="")
    subject = models.CharField(max_length=300, blank=True, default="")
    numerator = models.IntegerField(null=True, blank=True)
    denominator = models.IntegerField(null=True, blank=True)
    value = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    unit_word = models.CharField(max_length=40, blank=True, default="")
    year = models.SmallIntegerField(null=True, blank=True)
    op = models.CharField(max_length=2, blank=True, default="")
    band_low = models.SmallIntegerField(null=True, blank=True)
    band_high = models.SmallIntegerField(null=True, blank=True)
    names = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    is_baseline = models.BooleanField(default=False)
    is_increase = models.BooleanField(default=False)
    quote = models.TextField()
    start = models.IntegerField()
    confirmed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    #: Why a person withdrew it or put another in its place.
    withdrawn_why = models.CharField(max_length=500, blank=True, default="", db_default="")
    #: The place below that the number is assigned to; null where it is of the plan's own place.
    assigned_to = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    #: Last year's level beside the target, and the official plan or the paper that it was taken from.
    before = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    before_source = models.CharField(max_length=300, blank=True, default="", db_default="")
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    client_id = models.UUIDField(null=True, blank=True, unique=True)

    class Meta:
        db_table = "target"
        indexes = [models.Index(fields=["plan", "kind"], name="target_plan_kind")]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="target_withdrawn_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(numerator__isnull=True)
                | Q(denominator__isnull=True)
                | Q(is_increase=True)
                | Q(numerator__lte=F("denominator")),
                name="target_not_more_than_all",
            ),
            models.CheckConstraint(
                condition=Q(before__isnull=True) | ~Q(before_source=""), name="target_before_has_a_source"
            ),
        ]

    def __str__(self) -> str:
        return self.quote


class PlanResolution(models.Model):
    """A body's resolution upon a plan, by number and day; a later row of the same body stands for an earlier one."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="resolutions")
    body = models.CharField(max_length=20)
    number = models.CharField(max_length=80)
    issued_on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    client_id = models.UUIDField(unique=True)

    class Meta:
        db_table = "plan_resolution"
        constraints = [models.CheckConstraint(condition=~Q(number=""), name="plan_resolution_has_a_number")]

    def __str__(self) -> str:
        return self.number


class ExpectedPlan(models.Model):
    """A plan that somebody below owes under a plan: a unit or an agency."""

    superior = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="expected")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "expected_plan"
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False, agency__isnull=True) | Q(unit__isnull=True, agency__isnull=False),
                name="expected_plan_of_a_unit_or_an_agency",
            ),
            models.UniqueConstraint(
                fields=["superior", "unit"], condition=Q(unit__isnull=False), name="expected_plan_unit_once"
            ),
            models.UniqueConstraint(
                fields=["superior", "agency"], condition=Q(agency__isnull=False), name="expected_plan_agency_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class ReceivedPlan(models.Model):
    """An expected plan came in; a later row stands for an earlier one."""

    expected = models.ForeignKey(ExpectedPlan, on_delete=models.PROTECT, related_name="received")
    title = models.CharField(max_length=300)
    number = models.CharField(max_length=80, blank=True, default="")
    issued_on = models.DateField(null=True, blank=True)
    received_on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    client_id = models.UUIDField(unique=True)

    class Meta:
        db_table = "received_plan"
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="received_plan_has_a_title")]

    def __str__(self) -> str:
        return self.title


class Registration(models.Model):
    """What a commune promises for a year: a criterion ("5"), an indicator ("18.2"), a village, or the whole set ("").

    What was done to it stands in its steps.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="registrations")
    year = models.SmallIntegerField()
    set_code = models.CharField(max_length=60)
    item = models.CharField(max_length=10, blank=True, default="")
    village = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        db_table = "registration"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "set_code", "item", "village"],
                nulls_distinct=False,
                name="registration_once_a_year",
            ),
            models.CheckConstraint(
                condition=Q(village__isnull=True) | Q(item=""), name="registration_of_a_village_is_whole"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.set_code} {self.item} {self.year}"


class RegistrationStep(models.Model):
    """One deed upon a registration: registered, commented, consolidated, approved, changed, with its reason."""

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="steps")
    number = models.SmallIntegerField()
    kind = models.CharField(max_length=20)
    #: By which quarter the item is to be met; null where the step says nothing of it or by the year's end.
    quarter = models.SmallIntegerField(null=True, blank=True)
    is_dropped = models.BooleanField(default=False)
    note = models.CharField(max_length=1000, blank=True, default="")
    #: Of a commenting agency: does it agree.
    agrees = models.BooleanField(null=True, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    #: The superior's plan in which it was consolidated or approved.
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    #: Of an approval or a decision about a change: who decided, by which paper.
    approver = models.CharField(max_length=200, blank=True, default="")
    paper_number = models.CharField(max_length=80, blank=True, default="")
    paper_date = models.DateField(null=True, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()
    client_id = models.UUIDField()

    class Meta:
        db_table = "registration_step"
        constraints = [
            models.UniqueConstraint(fields=["registration", "number"], name="registration_step_numbered_once"),
            models.UniqueConstraint(fields=["registration", "client_id"], name="registration_step_done_once"),
            models.CheckConstraint(
                condition=Q(quarter__isnull=True) | Q(quarter__gte=1, quarter__lte=4), name="registration_step_quarter"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["returned", "withdrawn", "change_asked", "change_refused"]) | ~Q(note=""),
                name="registration_step_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["approved", "change_approved"]) | ~Q(approver=""),
                name="registration_step_names_its_approver",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"


class RoadmapLine(models.Model):
    """By when an unmet indicator is to be met, what is missing, at what cost, by which way and whose hands.

    A later number stands for an earlier one; `is_dropped` takes the line off the roadmap.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="roadmap")
    set_code = models.CharField(max_length=60)
    item = models.CharField(max_length=10)
    number = models.SmallIntegerField()
    due_year = models.SmallIntegerField()
    due_quarter = models.SmallIntegerField(null=True, blank=True)
    #: What was missing in natural units when the line was written ("thiếu 38 hộ").
    missing = models.CharField(max_length=300, blank=True, default="")
    #: In đồng; null is not estimated yet, which is not 0.
    cost = models.BigIntegerField(null=True, blank=True)
    solution = models.CharField(max_length=1000, blank=True, default="")
    owner_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    owner = models.CharField(max_length=200, blank=True, default="")
    is_dropped = models.BooleanField(default=False)
    why = models.CharField(max_length=500, blank=True, default="")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()
    client_id = models.UUIDField()

    class Meta:
        db_table = "roadmap_line"
        constraints = [
            models.UniqueConstraint(fields=["unit", "set_code", "item", "number"], name="roadmap_line_numbered_once"),
            models.UniqueConstraint(fields=["unit", "item", "client_id"], name="roadmap_line_done_once"),
            models.CheckConstraint(condition=Q(cost__isnull=True) | Q(cost__gte=0), name="roadmap_line_cost"),
            models.CheckConstraint(
                condition=Q(due_quarter__isnull=True) | Q(due_quarter__gte=1, due_quarter__lte=4),
                name="roadmap_line_quarter",
            ),
            models.CheckConstraint(condition=Q(number=1) | ~Q(why=""), name="roadmap_line_change_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.due_year}"
