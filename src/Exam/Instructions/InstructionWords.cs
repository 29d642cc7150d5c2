using Itog.Exam.Regulation;

namespace Itog.Exam.Instructions;

/// <summary>Values of a regulation as parts of sentences.</summary>
internal static class InstructionWords
{
    public static string Date(DateOnly date) => date.ToString("d MMMM yyyy 'года'", Russian.Culture);

    public static string Hour(TimeOnly time) => time.ToString("HH:mm", Russian.Culture);

    /// <summary>«10 минут», «1 минута», «2 минуты».</summary>
    public static string Minutes(TimeSpan span) => Count((int)Math.Round(span.TotalMinutes), "минута", "минуты", "минут");

    /// <summary>As a limit: «до 1 минуты», «до 2 минут».</summary>
    public static string UpToMinutes(TimeSpan span) => Count((int)Math.Round(span.TotalMinutes), "минуты", "минут", "минут");

    /// <summary>As an object: «за 1 минуту», «за 2 минуты».</summary>
    public static string InMinutes(TimeSpan span) => Count((int)Math.Round(span.TotalMinutes), "минуту", "минуты", "минут");

    public static string Count(int number, string one, string few, string many) =>
        string.Create(Russian.Culture, $"{number} {Russian.Form(number, one, few, many)}");

    public static string Place(LateRule rule) => rule switch
    {
        LateRule.EndOfQueue => "в конец очереди",
        _ => "на своё место по графику",
    };

    public static string Channels(IReadOnlyList<NoticeChannel> channels) => string.Join(" или ", channels.Select(channel => channel switch
    {
        NoticeChannel.Email => "по электронной почте",
        NoticeChannel.Sms => "сообщением на телефон",
        _ => "под подпись в школе",
    }));

    /// <summary>«не позднее 12 рабочих дней», or null when the regulation leaves the term to the region.</summary>
    public static string? Term(Deadline? deadline) => deadline?.Days is not { } days ? null : deadline.Kind == DayKind.Working
        ? $"в течение {Count(days, "рабочего дня", "рабочих дней", "рабочих дней")}"
        : $"в течение {Count(days, "календарного дня", "календарных дней", "календарных дней")}";
}
