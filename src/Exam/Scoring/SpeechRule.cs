namespace Itog.Exam.Scoring;

/// <summary>The footnote under the speech criteria: so many tasks not attempted make every one of them zero.</summary>
/// <param name="Tasks">From how many tasks on.</param>
/// <param name="Text">The footnote, verbatim.</param>
public sealed record SpeechRule(int Tasks, string Text, string Clause);
