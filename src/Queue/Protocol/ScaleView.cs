namespace Itog.Queue.Protocol;

/// <summary>The scale of a protocol in words, with the documents behind it.</summary>
/// <param name="Title">The category for people.</param>
/// <param name="Source">The clause of the scale with the name of its document.</param>
/// <param name="Note">What whoever scores by it should know; null when nothing.</param>
/// <param name="SpeechRule">The footnote under the criteria of speech, verbatim.</param>
/// <param name="SpeechSource">Its clause with the name of the document.</param>
public sealed record ScaleView(string Title, string Source, string? Note, string SpeechRule, string SpeechSource);
