using Itog.Interop.Pages;

namespace Itog.Interop.Room;

/// <summary>The eleven stages of regulation <c>ru-2026</c> as a test walks through them.</summary>
public static class Course
{
    public static readonly IReadOnlyList<string> Stages =
    [
        "Приветствие", "Знакомство с текстом", "Чтение про себя", "Чтение вслух", "Подготовка к пересказу", "Подробный пересказ",
        "Выбор темы беседы", "Подготовка к монологу", "Монолог", "Диалог", "Завершение",
    ];

    /// <summary>The stage that the first rendered frame of the КИМ begins; the greeting lies before it.</summary>
    public static string First => Stages[1];

    /// <summary>From the admission to the first rendered frame of the КИМ.</summary>
    /// <returns>The window of the КИМ.</returns>
    public static async Task<KimPage> BeginAsync(StationPage station, ParticipantPage participant)
    {
        await participant.SeeRoomAsync();
        await station.PassChecksAsync();
        await participant.SayReadyAsync();
        var kim = await station.ShowKimAsync();
        await participant.SeeStageAsync(First);
        return kim;
    }

    /// <summary>As <see cref="BeginAsync"/>, for a later attempt of the day: the window of the КИМ is shown already.</summary>
    public static async Task BeginAgainAsync(StationPage station, ParticipantPage participant)
    {
        await participant.SeeRoomAsync();
        await station.PassChecksAsync();
        await participant.SayReadyAsync();
        await station.OpenKimAsync();
        await participant.SeeStageAsync(First);
    }

    /// <summary>Goes on, stage by stage, until the one with this title runs on both sides.</summary>
    /// <param name="without">The stages that this participant's scale leaves out.</param>
    public static async Task WalkToAsync(StationPage station, ParticipantPage participant, string from, string to, params string[] without)
    {
        var stages = Stages.Except(without).ToList();
        for (var stage = stages.IndexOf(from); stage < stages.IndexOf(to); stage++)
        {
            if (stages[stage] == "Выбор темы беседы")
            {
                await station.ChooseTopicAsync(2);
            }

            await station.NextAsync(stages[stage + 1]);
            await participant.SeeStageAsync(stages[stage + 1]);
        }
    }
}
