using System.Diagnostics.CodeAnalysis;

namespace Itog.Conference;

/// <summary>Either the answer to an offer or the reason of its refusal.</summary>
public sealed class JoinResult
{
    private JoinResult(JoinAnswer? answer, JoinRefusal? refusal) => (Answer, Refusal) = (answer, refusal);

    public JoinAnswer? Answer { get; }
    public JoinRefusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Answer))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Accepted => Answer is not null;

    public static implicit operator JoinResult(JoinAnswer answer) => new(answer, null);
    public static implicit operator JoinResult(JoinRefusal refusal) => new(null, refusal);
}
