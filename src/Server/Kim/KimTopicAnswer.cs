namespace Itog.Server.Kim;

/// <summary>A topic on the wire: both cards, the participant's and the interlocutor's.</summary>
internal sealed record KimTopicAnswer(
    int Number, string Title, string Instruction, IReadOnlyList<string> Plan, IReadOnlyList<string> Questions, string? PictureUrl);
