using Itog.Conference.Tests.Virtual;

namespace Itog.Conference.Tests;

/// <summary>Who sees what when a line is slow: sound always, then the КИМ, then small pictures, then large ones.</summary>
public sealed class AllocationOfBandwidthTests : IDisposable
{
    private const int SmallPayload = 400;
    private const int LargePayload = 900;

    private static readonly Slot Voice = new(Seat.Participant, TrackSource.Microphone);
    private static readonly Slot Face = new(Seat.Participant, TrackSource.Camera);
    private static readonly Slot InterlocutorVoice = new(Seat.Interlocutor, TrackSource.Microphone);
    private static readonly Slot InterlocutorFace = new(Seat.Interlocutor, TrackSource.Camera);
    private static readonly Slot Kim = new(Seat.Interlocutor, TrackSource.Screen);

    private readonly VirtualConference _conference = new();

    [Fact]
    public void A_good_line_gets_everything_large_within_seconds()
    {
        Talk();
        var expert = Enter("expert", Seat.Expert);

        _conference.RunUntil(() => IsLarge(expert, Face) && IsLarge(expert, InterlocutorFace), most: 15);

        Slot(expert, Face).Should().Match<SlotStatistics>(s => s.Rid == "h" && s.Width == TestTrack.Width && !s.Paused && s.BitrateBps > 400_000);
        Member(expert).EstimateBps.Should().BeGreaterThan(1_200_000);
    }

    [Fact]
    public void A_weak_line_gets_the_small_picture_while_a_strong_one_gets_the_large()
    {
        Talk();
        var weak = Enter("expert", Seat.Expert, 400_000);
        var strong = Enter("observer", Seat.Observer);
        _conference.Run(TimeSpan.FromSeconds(15));
        var (sound, before) = (weak.Get(Voice).Count, _conference.Now);
        _conference.Run(TimeSpan.FromSeconds(10));

        IsSmall(weak, Face).Should().BeTrue();
        IsLarge(strong, Face).Should().BeTrue();
        Slot(weak, Face).Should().Match<SlotStatistics>(s => s.Rid == "l" && s.Width == TestTrack.SmallWidth && !s.Paused);
        Member(weak).EstimateBps.Should().BeLessThan(700_000);
        ((double)weak.Get(Voice).Count - sound).Should().BeApproximately((_conference.Now - before).TotalSeconds * 50, 10, "sound never stops");
        weak.Get(Voice).TakeLast(400).Zip(weak.Get(Voice).TakeLast(400).Skip(1)).Should().OnlyContain(p => p.Second.Sequence.DistanceFrom(p.First.Sequence) == 1);
    }

    [Fact]
    public void On_a_very_weak_line_the_KIM_and_the_voices_stay_and_the_faces_go()
    {
        var (_, interlocutor) = Talk();
        interlocutor.Tracks[TrackSource.Screen].Frames = TimeSpan.FromMilliseconds(250);
        interlocutor.Tracks[TrackSource.Screen].IsOn = true;
        var expert = Enter("expert", Seat.Expert, 220_000);
        _conference.Run(TimeSpan.FromSeconds(20));
        var (frames, voices) = (expert.Get(Kim).Count, expert.Get(InterlocutorVoice).Count);
        _conference.Run(TimeSpan.FromSeconds(10));

        expert.Get(Kim).Count.Should().BeGreaterThan(frames + 90);
        expert.Get(InterlocutorVoice).Count.Should().BeGreaterThan(voices + 480);
        Slot(expert, Kim).Paused.Should().BeFalse();
        Slot(expert, InterlocutorFace).Should().Match<SlotStatistics>(s => s.Paused && !s.Flowing && s.Publisher != null);
    }

    [Fact]
    public void A_picture_that_was_taken_away_comes_back_small_then_large_when_the_line_recovers()
    {
        Talk();
        var expert = Enter("expert", Seat.Expert);
        _conference.RunUntil(() => IsLarge(expert, Face) && IsLarge(expert, InterlocutorFace), most: 15);

        _conference.Limit(expert, 150_000);
        _conference.RunUntil(() => Slot(expert, InterlocutorFace).Paused || Slot(expert, Face).Paused, most: 15);
        _conference.Run(TimeSpan.FromSeconds(5));
        _conference.Limit(expert, 0);

        _conference.RunUntil(() => IsLarge(expert, Face) && IsLarge(expert, InterlocutorFace), most: 60);
    }

    [Fact]
    public void The_child_keeps_its_picture_before_the_interlocutor()
    {
        Talk();
        var expert = Enter("expert", Seat.Expert, 1_000_000);
        _conference.Run(TimeSpan.FromSeconds(25));

        IsLarge(expert, Face).Should().BeTrue();
        IsSmall(expert, InterlocutorFace).Should().BeTrue();
    }

    [Fact]
    public void A_thumbnail_stays_small_on_the_best_line_and_what_nobody_looks_at_is_not_sent()
    {
        Talk();
        var technician = Enter("technician", Seat.Technician);
        _conference.RunUntil(() => technician.Get(Face).Count > 10);
        Want(technician, Face, SlotWish.Low).Should().BeTrue();
        Want(technician, InterlocutorFace, SlotWish.Off).Should().BeTrue();
        _conference.RunUntil(() => IsSmall(technician, Face));
        var seen = technician.Get(InterlocutorFace).Count;
        _conference.Run(TimeSpan.FromSeconds(15));

        IsSmall(technician, Face).Should().BeTrue();
        technician.Get(InterlocutorFace).Count.Should().BeLessThan(seen + 10);
        Slot(technician, InterlocutorFace).Should().Match<SlotStatistics>(s => s.Wish == SlotWish.Off && !s.Paused);

        Want(technician, InterlocutorFace, SlotWish.High);
        _conference.RunUntil(() => IsLarge(technician, InterlocutorFace), most: 20);
    }

    [Fact]
    public void Nobody_can_want_what_the_offer_has_no_line_for()
    {
        var (child, _) = Talk();

        Want(child, Face, SlotWish.High).Should().BeFalse("nobody sees himself");
        _conference.Core.Want(_conference.Now, VirtualConference.Room, new("nobody"), Face, SlotWish.Low).Should().BeFalse();
    }

    [Fact]
    public void A_hidden_seat_with_a_weak_line_changes_nothing_for_the_child()
    {
        var (child, interlocutor) = Talk();
        Enter("expert", Seat.Expert, 150_000);
        _conference.RunUntil(() => IsLarge(child, InterlocutorFace), most: 15);
        _conference.Run(TimeSpan.FromSeconds(5));
        var keyFrames = child.Tracks[TrackSource.Camera].KeyFrames;
        _conference.Run(TimeSpan.FromSeconds(20));

        IsLarge(child, InterlocutorFace).Should().BeTrue();
        IsLarge(interlocutor, Face).Should().BeTrue();
        (child.Tracks[TrackSource.Camera].KeyFrames - keyFrames).Should().BeLessThan(8, "its camera is not asked for key frames all the time");
    }

    [Fact]
    public void A_slot_stays_one_stream_through_every_change_of_layer()
    {
        Talk();
        var expert = Enter("expert", Seat.Expert);
        _conference.RunUntil(() => IsLarge(expert, Face), most: 15);
        foreach (var wish in new[] { SlotWish.Low, SlotWish.High, SlotWish.Low, SlotWish.High })
        {
            Want(expert, Face, wish);
            _conference.RunUntil(() => wish == SlotWish.Low ? IsSmall(expert, Face) : IsLarge(expert, Face), most: 15);
            _conference.Run(TimeSpan.FromSeconds(1));
        }

        SimulcastTests.IsOneStream([.. expert.Get(Face).Where(p => !p.Recovered)]);
    }

    [Theory]
    [InlineData(150_000)]
    [InlineData(300_000)]
    public void A_card_of_the_KIM_comes_whole_over_a_slow_line_and_no_sound_gives_way_to_it(long bitsPerSecond)
    {
        var (child, interlocutor) = Talk();
        var screen = interlocutor.Tracks[TrackSource.Screen];
        screen.Frames = TimeSpan.FromSeconds(1);
        screen.KeyFramePackets = 40;
        screen.IsOn = true;
        _conference.Limit(child, bitsPerSecond);
        _conference.Run(TimeSpan.FromSeconds(20));
        var (cards, voices, repeated) = (child.Get(Kim).Count, child.Get(InterlocutorVoice).Count, Slot(child, Kim).Retransmitted);

        screen.WantsKeyFrame = true;
        var first = child.Get(InterlocutorVoice)[^1].Sequence.Next;
        _conference.RunUntil(() => child.Get(Kim).Skip(cards).GroupBy(p => p.Timestamp).Any(frame => frame.Count() == 40), most: 8);
        _conference.Run(TimeSpan.FromSeconds(5));

        var heard = child.Get(InterlocutorVoice).Skip(voices).Select(p => p.Sequence.DistanceFrom(first)).ToHashSet();
        (heard.Max() + 1 - heard.Count).Should().BeLessThanOrEqualTo(2, "no sound gives way");
        (Slot(child, Kim).Retransmitted - repeated).Should().BeLessThan(5, "hardly any of it is lost");
    }

    [Fact]
    public void The_last_card_of_the_KIM_does_not_wait_for_those_before_it()
    {
        var (child, screen) = ReadOverSlowLine();
        var cards = child.Get(Kim).Count;
        foreach (var packets in new[] { 100, 100, 100, 15 })
        {
            screen.KeyFramePackets = packets;
            screen.WantsKeyFrame = true;
            _conference.Run(TimeSpan.FromSeconds(1.2));
        }

        _conference.RunUntil(() => WholeCards(child, 15) > 0, most: 3);
        screen.KeyFramePackets = 3;
        var (shown, voices) = (child.Get(Kim).Count, child.Get(InterlocutorVoice).Count);
        _conference.Run(TimeSpan.FromSeconds(3));
        child.Get(Kim).Count.Should().BeGreaterThan(shown, "the window goes on");
        child.Get(InterlocutorVoice).Count.Should().BeGreaterThan(voices + 145);
        var numbers = child.Get(Kim).Skip(cards).Select(p => (int)p.Sequence.Value).Order().ToList();
        numbers.Should().OnlyHaveUniqueItems();
        (numbers[^1] - numbers[0] + 1 - numbers.Count).Should().BeLessThanOrEqualTo(2, "numbers that waited in vain are given out again");
    }

    [Fact]
    public void Somebody_who_leafs_without_end_leaves_others_a_card_now_and_then()
    {
        var (child, screen) = ReadOverSlowLine();
        screen.KeyFramePackets = 60;
        for (var second = 0; second < 120; second++)
        {
            screen.WantsKeyFrame = true;
            _conference.Run(TimeSpan.FromSeconds(1));
        }

        WholeCards(child, 60).Should().BeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public void Everybody_is_told_when_the_line_takes_a_picture_away_and_when_it_gives_it_back()
    {
        Talk();
        var expert = Enter("expert", Seat.Expert);
        _conference.RunUntil(() => IsLarge(expert, Face) && IsLarge(expert, InterlocutorFace), most: 15);
        Told(expert, InterlocutorFace).Should().BeEmpty("pictures that begin small are not weak");

        _conference.Limit(expert, 90_000);
        _conference.RunUntil(() => Told(expert, InterlocutorFace) is [.., SlotPicture.Paused], most: 20);
        _conference.Limit(expert, 0);
        _conference.RunUntil(() => Told(expert, InterlocutorFace) is [.., SlotPicture.Whole], most: 60);
    }

    [Fact]
    public void A_picture_is_called_small_when_the_line_takes_no_more_for_long_and_not_when_no_more_is_wished()
    {
        Talk();
        var weak = Enter("expert", Seat.Expert, 400_000);
        var technician = Enter("technician", Seat.Technician);
        _conference.RunUntil(() => technician.Get(Face).Count > 10);
        Want(technician, Face, SlotWish.Low);
        _conference.RunUntil(() => Told(weak, Face) is [.., SlotPicture.Small], most: 25);

        Slot(technician, Face).Picture.Should().Be(SlotPicture.Whole);
        Told(technician, Face).Should().BeEmpty();
    }

    [Fact]
    public void A_camera_that_is_not_sent_is_missing_for_those_who_would_see_it_and_is_no_fault_of_their_lines()
    {
        var (child, _) = Talk();
        var expert = Enter("expert", Seat.Expert);
        _conference.RunUntil(() => IsLarge(expert, Face), most: 15);

        child.Tracks[TrackSource.Camera].IsOn = child.SmallCamera!.IsOn = false;
        _conference.Run(TimeSpan.FromSeconds(2));
        Told(expert, Face).Should().BeEmpty("a camera may stumble");
        _conference.RunUntil(() => Told(expert, Face) is [SlotPicture.Missing], most: 5);

        child.Tracks[TrackSource.Camera].IsOn = child.SmallCamera!.IsOn = true;
        _conference.RunUntil(() => Told(expert, Face) is [SlotPicture.Missing, SlotPicture.Whole], most: 5);
    }

    [Fact]
    public void A_window_of_the_KIM_in_which_nothing_moves_is_not_missed()
    {
        var (_, interlocutor) = Talk();
        interlocutor.Tracks[TrackSource.Screen].IsOn = true;
        var expert = Enter("expert", Seat.Expert);
        _conference.RunUntil(() => expert.Get(Kim).Count > 10, most: 10);
        interlocutor.Tracks[TrackSource.Screen].IsOn = false;
        _conference.Run(TimeSpan.FromSeconds(10));

        Told(expert, Kim).Should().BeEmpty();
    }

    [Fact]
    public void Who_gives_no_feedback_gets_everything()
    {
        Talk();
        var old = _conference.Enter("expert", Seat.Expert);

        _conference.RunUntil(() => IsLarge(old, Face) && IsLarge(old, InterlocutorFace), most: 10);

        Member(old).EstimateBps.Should().BeNull();
    }

    public void Dispose() => _conference.Dispose();

    private static int WholeCards(TestBrowser browser, int packets) => browser.Get(Kim).GroupBy(p => p.Timestamp).Count(card => card.Count() == packets);

    private (TestBrowser Child, TestTrack Screen) ReadOverSlowLine()
    {
        var (child, interlocutor) = Talk();
        var screen = interlocutor.Tracks[TrackSource.Screen];
        screen.Frames = TimeSpan.FromSeconds(1);
        screen.IsOn = true;
        _conference.Limit(child, 150_000);
        _conference.Run(TimeSpan.FromSeconds(20));
        return (child, screen);
    }

    private static bool IsSmall(TestBrowser browser, Slot slot) => browser.Get(slot) is [.., { Payload.Length: SmallPayload }];

    private static bool IsLarge(TestBrowser browser, Slot slot) => browser.Get(slot) is [.., { Payload.Length: LargePayload }];

    private IReadOnlyList<SlotPicture> Told(TestBrowser browser, Slot slot) =>
        [.. _conference.Events.OfType<RoomEvent.PictureChanged>().Where(e => e.Member == browser.Id && e.Slot == slot).Select(e => e.Picture)];

    private bool Want(TestBrowser browser, Slot slot, SlotWish wish) => _conference.Core.Want(_conference.Now, VirtualConference.Room, browser.Id, slot, wish);

    private MemberStatistics Member(TestBrowser browser) =>
        _conference.Core.Statistics(_conference.Now, VirtualConference.Room).Members.Single(m => m.Member == browser.Id);

    private SlotStatistics Slot(TestBrowser browser, Slot slot) => Member(browser).Slots.Single(s => s.Slot == slot);

    private TestBrowser Enter(string name, Seat seat, long bitsPerSecond = 0)
    {
        var browser = _conference.Enter(name, seat, simulcast: seat is Seat.Participant or Seat.Interlocutor);
        browser.GivesTransportFeedback = true;
        browser.SendsReports = true;
        _conference.Limit(browser, bitsPerSecond);
        return browser;
    }

    private (TestBrowser Child, TestBrowser Interlocutor) Talk()
    {
        var child = Enter("child", Seat.Participant);
        var interlocutor = Enter("interlocutor", Seat.Interlocutor);
        foreach (var browser in new[] { child, interlocutor })
        {
            browser.Tracks[TrackSource.Microphone].IsOn = browser.Tracks[TrackSource.Camera].IsOn = browser.SmallCamera!.IsOn = true;
        }

        _conference.RunUntilConnected();
        return (child, interlocutor);
    }
}
