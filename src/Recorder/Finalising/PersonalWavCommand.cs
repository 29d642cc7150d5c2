using System.Globalization;
using FFMpegCore;
using Itog.Conference;
using Itog.Recorder.Manifest;

namespace Itog.Recorder.Finalising;

/// <summary>
/// The FFmpeg arguments that make the personal WAV from a manifest: 48 kHz, 16 bits, left = participant, right = interlocutor with whoever
/// speaks beside him. The same manifest gives the same bytes. Pure.
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
            .WithCustomArgument($"-filter_complex \"{Graph(segments, samples)}\"")
            .WithCustomArgument("-map \"[out]\" -c:a pcm_s16le -ar 48000")
            .WithCustomArgument("-map_metadata -1 -fflags +bitexact -flags:a +bitexact")
            .WithCustomArgument("-rf64 auto -f wav"))
            .WithArguments();
    }

    private static string WithArguments(this FFMpegArgumentProcessor processor) =>
        $"-nostdin -hide_banner -loglevel error -threads 1 {processor.Arguments}";

    private static string Graph(RecordingSegment[] segments, long samples)
    {
        var chains = new List<string>();
        chains.Add(Side(segments, samples, "left", seat => seat == Seat.Participant, chains));
        chains.Add(Side(segments, samples, "right", seat => seat != Seat.Participant, chains));
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
                chains.Add(Invariant(
                    $"[{i}:a]aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=mono,adelay={segments[i].StartSample}S:all=1[s{i}]"));
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

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
