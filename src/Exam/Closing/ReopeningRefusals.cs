using System.Globalization;

namespace Itog.Exam.Closing;

/// <summary>Why a closed day stays closed.</summary>
internal static class ReopeningRefusals
{
    public static Problem Reason { get; } = new(
        "reason-required",
        "Нужна причина",
        string.Create(CultureInfo.InvariantCulture, $"Опишите, что закрыто неверно (не длиннее {DayClosing.ReasonLimit} знаков): причина останется в журнале."));

    public static Problem Open { get; } = new(
        "day-not-closed", "Экзамен не закрыт", "Открывать нечего: этот день экзамена открыт. Обновите страницу.");

    public static Problem HandedOver { get; } = new(
        "day-handed-over",
        "Материалы уже переданы",
        "Открыть день снова можно, пока материалы для РЦОИ никто не скачал и результаты не утверждены. Теперь об ошибке сообщают в РЦОИ.",
        ClosedDay.Clause);
}
