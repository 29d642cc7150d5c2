using System.Text.Json.Serialization;
using Itog.Recorder.Quality;

namespace Itog.Queue.Day;

/// <summary>A fault of a voice that is being recorded.</summary>
public sealed record SoundTrouble(Voice Voice, SoundFault Fault)
{
    /// <summary>What is wrong and what to do, for the technician and the interlocutor.</summary>
    [JsonIgnore]
    public string Text => Fault switch
    {
        SoundFault.Missing => $"{Whose} не поступает. Проверьте связь и микрофон.",
        SoundFault.Dead => $"{Whose} — полная тишина: микрофон выключен или отсоединён.",
        SoundFault.Quiet => $"{Whose} очень тихий. Попросите говорить громче и ближе к микрофону.",
        SoundFault.Clipped => $"{Whose} искажён перегрузкой. Попросите отодвинуться от микрофона или говорить тише.",
        SoundFault.Lossy => $"{Whose} доходит с потерями: больше 5 % теряется. Проверьте сеть.",
        _ => "Участник отвечает, но его не слышно уже 20 секунд. Проверьте микрофон участника.",
    };

    private string Whose => Voice == Voice.Participant ? "Звук участника" : "Звук собеседника";
}
