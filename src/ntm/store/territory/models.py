"""Where: units whose identity never changes, and the versions that they have through time."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex, GistIndex, OpClass
from django.db import models
from django.db.models import F, Q

from ntm.core.kernel.states import Level, Region, UnitKind


def _choices(values: type) -> list[tuple[str, str]]:
    return [(item.value, item.value) for item in values]  # type: ignore[attr-defined]


class Unit(models.Model):
    """The identity of a place; everything that can change stands on its versions."""

    #: A code of our own for villages, which have no official one.
    own_code = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        db_table = "unit"
        constraints = [
            models.UniqueConstraint(fields=["own_code"], condition=~Q(own_code=""), name="unit_own_code_once"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Reorganization(models.Model):
    """An event that rearranged units on a day, with its papers; undone ones stay, for the record."""

    key = models.CharField(max_length=120)
    title = models.CharField(max_length=200)
    #: The first day of the new authorities; the papers' own days stand in `papers`.
    on_day = models.DateField()
    #: The official code, from that day on, of the province in which it all happened; empty where nobody said.
    province_code = models.CharField(max_length=10, blank=True, default="")
    #: The papers (number, title, issuer, issued_on) as the event names them.
    papers = models.JSONField(default=list)
    #: Where the event comes from: the digest of its file, or the source of the lists.
    source = models.CharField(max_length=200)
    applied_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "reorganization"
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=Q(undone_at__isnull=True), name="reorganization_applied_once"
            ),
        ]

    def __str__(self) -> str:
        return self.key


class UnitVersion(models.Model):
    """Name, official code, kind and parent of a unit for a span of days `[start, end)`."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="versions")
    level = models.CharField(max_length=10, choices=_choices(Level))
    kind = models.CharField(max_length=20, choices=_choices(UnitKind))
    code = models.CharField(max_length=10, blank=True, default="")
    name = models.CharField(max_length=120)
    #: Without diacritics, for search ("nam xe"); never unique.
    name_key = models.CharField(max_length=120)
    #: In Vietnamese order.
    sort_key = models.CharField(max_length=500)
    #: The local word ("bản", "thôn", "ấp"), empty where the kind's own word is used.
    local_term = models.CharField(max_length=20, blank=True, default="")
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="child_versions")
    region = models.CharField(max_length=10, choices=_choices(Region), blank=True, default="")
    span = DateRangeField()
    #: The events that began and ended the version; None where it began or ended with a list, or lives on.
    begun_by = models.ForeignKey(
        Reorganization, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    ended_by = models.ForeignKey(
        Reorganization, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta:
        db_table = "unit_version"
        indexes = [
            models.Index(fields=["code"], name="unit_version_code"),
            models.Index(fields=["parent"], name="unit_version_parent"),
            GinIndex(OpClass(F("name_key"), name="gin_trgm_ops"), name="unit_version_name_trgm"),
        ]
        constraints = [
            ExclusionConstraint(
                name="unit_version_spans_apart",
                expressions=[("unit", RangeOperators.EQUAL), ("span", RangeOperators.OVERLAPS)],
            ),
            ExclusionConstraint(
                name="unit_version_code_once_a_day",
                expressions=[
                    ("level", RangeOperators.EQUAL),
                    ("code", RangeOperators.EQUAL),
                    ("span", RangeOperators.OVERLAPS),
                ],
                condition=~Q(code=""),
            ),
            models.CheckConstraint(condition=~Q(name=""), name="unit_version_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Lineage(models.Model):
    """What became what on a day; `whole` says whether all of the old unit went there.

    `share` is the declared share of the old unit (0–1], null where a divided unit's share is not known yet.
    """

    old = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="became")
    new = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="came_from")
    on_day = models.DateField()
    whole = models.BooleanField()
    share = models.DecimalField(max_digits=9, decimal_places=8, null=True, blank=True)
    instrument = models.CharField(max_length=200, blank=True, default="")
    event = models.ForeignKey(
        Reorganization, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    #: On what a share rests that was stated after the event; empty for a whole and for what the event's file declares.
    share_source = models.CharField(max_length=300, blank=True, db_default="")

    class Meta:
        db_table = "lineage"
        indexes = [models.Index(fields=["new", "on_day"], name="lineage_new_day")]
        constraints = [
            models.UniqueConstraint(fields=["old", "new", "on_day"], name="lineage_once"),
            models.CheckConstraint(condition=~Q(old=F("new")), name="lineage_between_two_units"),
            models.CheckConstraint(
                condition=Q(share__isnull=True) | Q(share__gt=0, share__lte=1), name="lineage_share_is_a_part"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_id} → {self.new_id}"


class Place(models.Model):
    """The closure of parents through time, derived from versions: `unit` lay below `ancestor` for `span`.

    A unit is its own ancestor at depth 0.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="places")
    ancestor = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="scope")
    depth = models.SmallIntegerField()
    span = DateRangeField()

    class Meta:
        db_table = "place"
        indexes = [
            GistIndex(fields=["ancestor", "span"], name="place_ancestor_span"),
            GistIndex(fields=["unit", "span"], name="place_unit_span"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} ⊂ {self.ancestor_id}"


class UnitCategory(models.Model):
    """A dated attribute that the law asks about, such as `specially_disadvantaged`."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="categories")
    category = models.CharField(max_length=40)
    span = DateRangeField()
    source = models.CharField(max_length=300)

    class Meta:
        db_table = "unit_category"
        constraints = [
            ExclusionConstraint(
                name="unit_category_spans_apart",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    ("category", RangeOperators.EQUAL),
                    ("span", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.category


class UnitStatement(models.Model):
    """Somebody's word that from a day on a unit's attribute has a value; a null value withdraws that day.

    Accounts stand above this area on the ladder, so whoever stated is kept by number and by the name of that moment.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="statements")
    attribute = models.CharField(max_length=40)
    value = models.CharField(max_length=20, null=True, blank=True)  # noqa: DJ001 - null withdraws, which no text says
    since = models.DateField()
    source = models.CharField(max_length=300)
    by_account = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        db_table = "unit_statement"
        indexes = [models.Index(fields=["unit", "attribute"], name="unit_statement_unit")]
        constraints = [
            models.CheckConstraint(condition=~Q(source=""), name="unit_statement_has_a_source"),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | ~Q(value=""), name="unit_statement_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attribute} {self.since}"


class VillageChange(models.Model):
    """A village was renamed, merged into another or placed in one of the parts of a divided commune."""

    village = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="village_changes")
    what = models.CharField(max_length=20, choices=[(one, one) for one in ("renamed", "merged", "made", "placed")])
    on_day = models.DateField()
    instrument = models.CharField(max_length=200)
    details = models.JSONField(default=dict)
    by_account = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        db_table = "village_change"
        indexes = [models.Index(fields=["village", "on_day"], name="village_change_day")]
        constraints = [
            models.CheckConstraint(condition=~Q(instrument=""), name="village_change_has_an_instrument"),
        ]

    def __str__(self) -> str:
        return f"{self.village_id} {self.what} {self.on_day}"
