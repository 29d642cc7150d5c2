using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Results;

namespace Itog.Exam.Letters;

/// <summary>
/// A notice to one person at one address: waits here until the post has taken it, whatever happens to the server meanwhile.
/// Queued by <see cref="LetterQueue"/>, sent by the server's post. Holds no text: the text is made when it is sent.
/// </summary>
public sealed class Letter
{
    public Guid Id { get; init; }

    public int ExamDayId { get; init; }

    public ExamDay? ExamDay { get; init; }

    public Guid ParticipantId { get; init; }

    public Participant? Participant { get; init; }

    public LetterTopic Topic { get; init; }

    /// <summary>Which state of its subject it tells: a later one is another letter.</summary>
    public required string Version { get; init; }

    public ResultReader Reader { get; init; }

    /// <summary>E-mail or SMS.</summary>
    public NoticeChannel Channel { get; init; }

    /// <summary>The mailbox or the telephone, as it was when the letter was queued.</summary>
    public required string Address { get; init; }

    public DateTimeOffset QueuedAt { get; init; }

    /// <summary>Not to be tried before; null once there is nothing more to try.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    public int Tries { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>What the post answered the last time, for the organizer; null while all is well.</summary>
    public string? Fault { get; private set; }

    /// <summary>A letter is tried so often: at once, then after 1, 5, 25 and 125 minutes.</summary>
    public const int MostTries = 5;

    /// <summary>The post has taken it.</summary>
    public void Sent(DateTimeOffset at) => (SentAt, NextTryAt, Fault, Tries) = (at, null, null, Tries + 1);

    /// <summary>The post refused it; for good, when the address itself is refused.</summary>
    public void Refused(DateTimeOffset at, string fault, bool forGood)
    {
        Tries++;
        Fault = fault;
        NextTryAt = forGood || Tries >= MostTries ? null : at.AddMinutes(Math.Pow(5, Tries - 1));
    }

    /// <summary>To be tried at once, as often as a new one: when it is queued, and when a person wants it tried again.</summary>
    public void Try(DateTimeOffset at) => (NextTryAt, Tries) = (at, 0);
}
