using System.Globalization;
using Itog.Interop.Pages;
using Itog.Interop.Room;
using Microsoft.Playwright;

namespace Itog.Interop;

/// <summary>
/// What an exam costs the participant's computer over minutes: what grows with time, or comes once in a while, a few seconds do not show. He answers, is seen
/// and heard, and has the КИМ on his screen.
/// </summary>
public sealed class MinuteOfCall
{
    /// <summary>What a page may keep its thread to itself, in milliseconds: longer, and a press of a button feels stuck.</summary>
    private const double LongestTask = 200;

    private const double MostOfCore = 0.5;

    private static readonly TimeSpan Measured = TimeSpan.FromMinutes(2);

    [Fact(Explicit = true), Trait("Long", "call")]
    public Task The_participant_s_page_is_always_ready_for_two_minutes() => ExamRoom.HoldAsync(async room =>
    {
        var technician = await room.TechnicianAsync();
        await technician.OpenConferenceAsync();
        var station = await room.StationAsync();
        var participant = await room.ParticipantAsync(1);
        await participant.PassPreCheckAsync();
        await participant.StandAtAsync(1);
        await station.AdmitNextAsync();
        await Course.BeginAsync(station, participant);
        await Course.WalkToAsync(station, participant, Course.First, "Чтение вслух");

        var window = participant.Window;
        var load = await PageLoad.BeginAsync(window);
        await load.WatchAsync(Measured);
        var (busy, tasks) = await load.EndAsync();

        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"A participant answers for {Measured.TotalSeconds:F0} s: page's thread busy {busy:P1}, {tasks.Length} tasks above 50 ms, longest {tasks.DefaultIfEmpty().Max():F0} ms"));
        tasks.Should().NotContain(took => took > LongestTask);
        busy.Should().BeLessThan(MostOfCore);
    });
}
