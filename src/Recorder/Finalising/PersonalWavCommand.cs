using System.Globalization;
using System.Text;
using FFMpegCore;
using Itog.Conference;
using Itog.Recorder.Manifest;
using Itog.Recorder.Ogg;

namespace Itog.Recorder.Finalising;

/// <summary>
/// The FFmpeg arguments that make the personal WAV from a manifest: 48 kHz, 16 bits, left = participant, with the interpreter who speaks for him; right =
/// interlocutor with whoever else speaks. The same manifest gives the same bytes. Pure.
/// </summary>
internal static class PersonalWavCommand
{
    public static string Arguments(RecordingManifest manifest, string output)
    {
        var segments = manifest.Segments.Where(s => s.Samples > 0).ToArray();
        FFMpegArguments? arguments = null;
        foreach (var segment in segments)
        {
            // The native decoder does not conceal the one-byte packets that stand for missing frames; libopus does.
            arguments = arguments is null
                ? FFMpegArguments.FromFileInput(segment.File, verifyExists: false, o => o.WithCustomArgument("-c:a libopus"))
                : arguments.AddFileInput(segment.File, verifyExists: false, o => o.WithCustomArgument("-c:a libopus"));
        }

        arguments ??= FFMpegArguments.FromFileInput("anullsrc=r=48000:cl=mono", verifyExists: false, o => o.WithCustomArgument("-f lavfi"));
        var samples = manifest.Samples ?? throw new InvalidOperationException("The recording still runs.");
        return arguments.OutputToFile(output, overwrite: true, o => o
            .WithCustomArgument($"-filter_complex \"{Graph(segments, samples, manifest.AnsweringSeat)}\"")
            .WithCustomArgument("-map \"[out]\" -c:a pcm_s16le -ar 48000")
            .WithCustomArgument("-map_metadata -1 -fflags +bitexact -flags:a +bitexact")
            .WithCustomArgument("-rf64 auto -f wav"))
            .WithArguments();
    }

    private static string WithArguments(this FFMpegArgumentProcessor processor) =>
        $"-nostdin -hide_banner -loglevel error -threads 1 {processor.Arguments}";

    private static string Graph(RecordingSegment[] segments, long samples, Seat? answering)
    {
        var chains = new List<string>();
        chains.Add(Side(segments, samples, "left", seat => seat == Seat.Participant || seat == answering, chains));
        chains.Add(Side(segments, samples, "right", seat => seat != Seat.Participant && seat != answering, chains));
        chains.Add("[left][right]join=inputs=2:channel_layout=stereo:map=0.0-FL|1.0-FR[out]");
        return string.Join(';', chains);
    }

    private static string Side(RecordingSegment[] segments, long samples, string side, Func<Seat, bool> belongs, List<string> chains)
    {
        var labels = new List<string>();
        for (var i = 0; i < segments.Length; i++)
        {
            if (Slot.TryParse(segments[i].Track, out var slot) && belongs(slot.Seat))
            {
                chains.Add(Invariant($"[{i}:a]aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=mono,{Ordered(segments[i], i)}adelay={segments[i].StartSample}S:all=1[s{i}]"));
                labels.Add(Invariant($"[s{i}]"));
            }
        }

        var whole = Invariant($"apad=whole_len={samples},atrim=end_sample={samples}[{side}]");
        return labels.Count switch
        {
            0 => Invariant($"anullsrc=r=48000:cl=mono,aformat=sample_fmts=fltp,atrim=end_sample={samples}[{side}]"),
            1 => labels[0] + whole,
            _ => string.Concat(labels) + Invariant($"amix=inputs={labels.Count}:duration=longest:dropout_transition=0:normalize=0,") + whole,
        };
    }

    /// <summary>Puts the silence of stalls before the sound that was written before they were known: [0, from) ‖ silence ‖ [from, until) ‖ [until + silence, …).</summary>
    private static string Ordered(RecordingSegment segment, int input)
    {
        if (segment.Displaced is not { Count: > 0 } displaced)
        {
            return "";
        }

        var split = new StringBuilder();
        var pieces = new StringBuilder();
        var order = new StringBuilder();
        var count = 0;
        var at = 0L;
        foreach (var (from, until, samples) in displaced.OrderBy(d => d.FromSample).Select(d => (Sound(d.FromSample), Sound(d.UntilSample), d.Samples)))
        {
            Piece($"atrim=start_sample={at}:end_sample={Math.Max(at, from)},asetpts=N/SR/TB");
            pieces.Append(Invariant($";anullsrc=r=48000:cl=mono,aformat=sample_fmts=fltp,atrim=end_sample={samples}[q{input}_{count}]"));
            order.Append(Invariant($"[q{input}_{count}]"));
            Piece($"atrim=start_sample={Math.Max(at, from)}:end_sample={until},asetpts=N/SR/TB");
            at = until + samples;
        }

        Piece($"atrim=start_sample={at},asetpts=N/SR/TB");
        var all = count + displaced.Count;
        return Invariant($"asplit={count}{split}{pieces};{order}concat=n={all}:v=0:a=1,");

        void Piece(FormattableString filter)
        {
            split.Append(Invariant($"[c{input}_{count}]"));
            pieces.Append(Invariant($";[c{input}_{count}]{Invariant(filter)}[p{input}_{count}]"));
            order.Append(Invariant($"[p{input}_{count}]"));
            count++;
        }
    }

    // The decoder leaves out the encoder's delay, so what a packet carries is heard that much before its place in the journal.
    private static long Sound(long sample) => Math.Max(0, sample - OggOpusWriter.PreSkip);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
