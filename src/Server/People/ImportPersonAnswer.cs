namespace Itog.Server.People;

/// <summary>A person whom a list adds or corrects.</summary>
internal sealed record ImportPersonAnswer(int Row, string Name, string Class, IReadOnlyList<ImportChangeAnswer> Changes);
