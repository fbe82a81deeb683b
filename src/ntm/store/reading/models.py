"""Papers as read: the text, its facts, what people decided of them, and the findings."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ntm.store.accounts.models import User
from ntm.store.assignments.models import Agency
from ntm.store.instruments.models import Instrument
from ntm.store.planning.models import Plan, Target
from ntm.store.territory.models import Unit


class Paper(models.Model):
    """An official paper. The original bytes are kept among the evidence files under their digest."""

    digest = models.CharField(max_length=64, unique=True)
    file_name = models.CharField(max_length=200)
    text = models.TextField()
    #: The head as read: kind, title, issuer, level, unit_name, within, number, date, year, signer, draft.
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=500, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    level = models.CharField(max_length=10, blank=True)
    number = models.CharField(max_length=80, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    year = models.SmallIntegerField(null=True, blank=True)
    #: The issuing unit in the paper's words and its province, as read; `unit` is what they were resolved to.
    unit_name = models.CharField(max_length=200, blank=True, default="")
    within = models.CharField(max_length=200, blank=True, default="")
    signer = models.CharField(max_length=200, blank=True, default="")
    #: "PHÓ CHỦ TỊCH", and for whom it is signed: "TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH".
    signer_title = models.CharField(max_length=200, blank=True, default="", db_default="")
    signs_for = models.CharField(max_length=300, blank=True, default="", db_default="")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="papers")
    #: The place whose officials see and review the paper: the issuing unit, else the place of whoever added it.
    kept_at = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="papers_kept")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="papers")
    #: "mô phỏng" papers are the project's own sample papers.
    is_sample = models.BooleanField(default=False)
    doubts = models.JSONField(default=list, blank=True)
    agreements = models.JSONField(default=list, blank=True)
    #: How the file was read: format, encoding, the reason in words, a line before and after its letters were converted.
    taken = models.JSONField(default=dict, blank=True)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        db_table = "paper"
        indexes = [
            models.Index(fields=["unit", "-added_at"], name="paper_unit"),
            models.Index(fields=["kept_at", "-added_at"], name="paper_kept_at"),
        ]

    def __str__(self) -> str:
        return self.title or self.file_name

    @property
    def is_draft(self) -> bool:
        """Say whether the paper lacks a number or a date."""
        return not self.number or self.issued_on is None


class PaperFact(models.Model):
    """One cited fact as the reader extracted it, or as a person put it right; never changed, only decided upon."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="facts")
    position = models.IntegerField()
    kind = models.CharField(max_length=30)
    start = models.IntegerField()
    end = models.IntegerField()
    quote = models.TextField()
    #: All other fields of the fact, as `ntm read --json` prints them.
    data = models.JSONField()
    #: The misread fact in whose place a person put this one; a fact that was split has several of them.
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections")

    class Meta:
        db_table = "paper_fact"
        constraints = [
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(corrects=models.F("id")), name="paper_fact_corrects_another"
            ),
            models.UniqueConstraint(fields=["paper", "position"], name="paper_fact_position_once"),
            models.CheckConstraint(condition=Q(end__gt=models.F("start"), start__gte=0), name="paper_fact_has_a_place"),
        ]

    def __str__(self) -> str:
        return self.quote


class FactReview(models.Model):
    """What a person decided of a fact; the newest counts, all stay."""

    fact = models.ForeignKey(PaperFact, on_delete=models.PROTECT, related_name="reviews")
    decision = models.CharField(max_length=10)  # confirmed, rejected
    note = models.TextField(blank=True, default="")
    target = models.ForeignKey(Target, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "fact_review"
        indexes = [models.Index(fields=["fact", "-id"], name="fact_review_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(decision__in=["confirmed", "rejected"]), name="fact_review_is_a_decision"
            ),
        ]

    def __str__(self) -> str:
        return self.decision


class PaperFinding(models.Model):
    """A contradiction inside a paper, or between it and another; derived anew whenever a paper is added."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="findings")
    other = models.ForeignKey(Paper, on_delete=models.CASCADE, null=True, blank=True, related_name="findings_elsewhere")
    position = models.IntegerField()
    code = models.CharField(max_length=40)
    severity = models.CharField(max_length=10)
    message = models.TextField()
    #: quotes, spans, stated, computed, arithmetic, proposal.
    data = models.JSONField()

    class Meta:
        db_table = "paper_finding"
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "other", "position"], nulls_distinct=False, name="paper_finding_position_once"
            ),
        ]

    def __str__(self) -> str:
        return self.message


class NameAnswer(models.Model):
    """What a name in a paper means, as a person said; of one name the newest counts, all stay. Neither a unit nor an
    agency says that it is none of those known."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="name_answers")
    #: The name, and the unit that the paper puts it in, in the spelling under which names are compared.
    name = models.CharField(max_length=200)
    within = models.CharField(max_length=200, blank=True, default="")
    is_agency = models.BooleanField(default=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "paper_name_answer"
        indexes = [models.Index(fields=["paper", "-id"], name="paper_name_answer_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_agency=True, unit__isnull=True) | Q(is_agency=False, agency__isnull=True),
                name="paper_name_answer_is_of_its_kind",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PaperBasis(models.Model):
    """A paper cites an instrument, as a person confirmed; a later row of the same two stands for an earlier one."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="basis")
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="cited_in")
    fact = models.ForeignKey(PaperFact, on_delete=models.PROTECT, related_name="+")
    is_dropped = models.BooleanField(default=False)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "paper_basis"
        indexes = [models.Index(fields=["paper", "-id"], name="paper_basis_newest")]

    def __str__(self) -> str:
        return str(self.instrument)


class PaperDatum(models.Model):
    """What a fact became: a target, an assignment, a duty, a line of capital, a citation, by kind and number; a later
    row of the same line says whether it was taken back since."""

    fact = models.ForeignKey(PaperFact, on_delete=models.PROTECT, related_name="became")
    #: The line of the paper's preview: "duty-12-0".
    key = models.CharField(max_length=60)
    what = models.CharField(max_length=20)
    numbers = models.JSONField(default=list)
    is_undone = models.BooleanField(default=False)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "paper_datum"
        indexes = [models.Index(fields=["fact", "-id"], name="paper_datum_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(what__in=["target", "assignment", "duty", "capital", "citation"]),
                name="paper_datum_is_a_known_kind",
            ),
        ]

    def __str__(self) -> str:
        return self.key
