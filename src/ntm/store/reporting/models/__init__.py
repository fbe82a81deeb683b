"""What was said to be, who owes saying it, what others judge of it, and how a period was closed."""

from ntm.store.reporting.models.assessing import AssessmentRule, CommitteeDuty, CriteriaReport, CriteriaReportReading
from ntm.store.reporting.models.assessments import (
    Assessment,
    Explanation,
    FigureDispute,
    FigureDisputeAnswer,
    Obstacle,
    ObstaclePhoto,
    ObstacleRecording,
    ObstacleStep,
    Settlement,
)
from ntm.store.reporting.models.closing import PeriodDecision, Reminder, ReportPicture, Snapshot
from ntm.store.reporting.models.figures import Decision, FigureNote, Origin, ReportRevision, SimulationNote
from ntm.store.reporting.models.reports import DutyRule, FigureEvidence, Report, ReportDraft, ReportStep, ReportText
from ntm.store.reporting.models.uploads import BoardMapping, StagedUpload

__all__ = [
    "Assessment",
    "AssessmentRule",
    "BoardMapping",
    "CommitteeDuty",
    "CriteriaReport",
    "CriteriaReportReading",
    "Decision",
    "DutyRule",
    "Explanation",
    "FigureDispute",
    "FigureDisputeAnswer",
    "FigureEvidence",
    "FigureNote",
    "Obstacle",
    "ObstaclePhoto",
    "ObstacleRecording",
    "ObstacleStep",
    "Origin",
    "PeriodDecision",
    "Reminder",
    "Report",
    "ReportDraft",
    "ReportPicture",
    "ReportRevision",
    "ReportStep",
    "ReportText",
    "Settlement",
    "SimulationNote",
    "Snapshot",
    "StagedUpload",
]
