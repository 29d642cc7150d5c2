using System.ComponentModel.DataAnnotations;

namespace Itog.Queue.Mailbox;

/// <summary>Settings of the exam day: the section <c>ExamDay</c>.</summary>
public sealed class ExamDayOptions
{
    public const string Section = "ExamDay";

    /// <summary>How long a lost connection is waited for; null: as the regulation says.</summary>
    public TimeSpan? Patience { get; set; }

    /// <summary>How long an alarm may stay unacknowledged before it is raised a second time: louder, and to station and organizer.</summary>
    public TimeSpan AlarmPatience { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many calls a page may make at once before it has to slow down.</summary>
    [Range(5, 1000)]
    public int CallBurst { get; set; } = 40;

    /// <summary>How many calls a second a page may make for long.</summary>
    [Range(1, 200)]
    public int CallsPerSecond { get; set; } = 20;

    /// <summary>
    /// How many times a person may enter the room by one page at once, whatever connections the calls come by; for long, once in two seconds.
    /// A page whose network is bad tries every three.
    /// </summary>
    [Range(2, 1000)]
    public int JoinBurst { get; set; } = 10;
}
