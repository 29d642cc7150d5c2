namespace Itog.Recorder;

/// <summary>What a bookmark tells: its kind, <c>taskBegun</c>, and which one, <c>2</c>; codes only, never a person's name.</summary>
public sealed record Bookmark(string Kind, string Label = "");
