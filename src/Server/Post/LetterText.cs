namespace Itog.Server.Post;

/// <summary>What is sent to one address.</summary>
/// <param name="Id">Tells the letter from all others: a repetition after a crash is recognised by it.</param>
/// <param name="Subject">Unused by SMS.</param>
internal sealed record LetterText(Guid Id, string Address, string Subject, string Body);
