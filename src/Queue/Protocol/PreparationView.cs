namespace Itog.Queue.Protocol;

/// <summary>What the regulation and his own conditions let a participant lay ready.</summary>
/// <param name="DocumentRequired">False: without a document the school confirms who he is.</param>
/// <param name="DraftSheet">A clean sheet for notes lies on his table.</param>
/// <param name="ExtraMinutes">What he may add to the answer where he likes; 0 for most.</param>
/// <param name="TestBy">By which day he is to make his test call; null where the regulation names none.</param>
public sealed record PreparationView(bool DocumentRequired, bool DraftSheet, int ExtraMinutes, DateOnly? TestBy);
