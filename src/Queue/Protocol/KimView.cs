namespace Itog.Queue.Protocol;

/// <summary>The window that the interlocutor shares: exactly what the participant is to see.</summary>
public sealed record KimView : PageView
{
    public override string Kind => "kim";
    public required int? Variant { get; init; }
    public required KimCardView? Card { get; init; }
    public required string? Notes { get; init; }
}
