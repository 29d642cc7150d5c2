namespace Itog.Server.Papers;

/// <summary>The result form as a file of data: its format and where it is.</summary>
internal sealed record ResultFileAnswer(string Format, string Url);
