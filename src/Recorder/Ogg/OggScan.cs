namespace Itog.Recorder.Ogg;

/// <summary>What reading a journal from its start found.</summary>
/// <param name="Length">Bytes in the file.</param>
/// <param name="GoodEnd">End of the last page of the unbroken run of good pages from the start.</param>
/// <param name="Samples">Granule position of that page.</param>
/// <param name="PagesBeyond">Good pages after the first bad place: above zero the file is damaged in the middle, not torn at its end.</param>
internal readonly record struct OggScan(long Length, long GoodEnd, long Samples, int PagesBeyond)
{
    /// <summary>Scans by capture pattern, length, checksum, serial and page number.</summary>
    public static OggScan Read(Stream stream)
    {
        var buffer = new byte[OggPage.MaximumLength * 4];
        var filled = 0;
        long origin = 0, goodEnd = 0, samples = 0;
        uint expected = 0;
        uint? serial = null;
        var beyond = 0;
        var broken = false;
        var at = 0;
        while (true)
        {
            if (filled - at < OggPage.MaximumLength)
            {
                buffer.AsSpan(at, filled - at).CopyTo(buffer);
                origin += at;
                filled -= at;
                at = 0;
                filled += stream.ReadAtLeast(buffer.AsSpan(filled), buffer.Length - filled, throwOnEndOfStream: false);
            }

            if (at >= filled)
            {
                return new OggScan(origin + filled, goodEnd, samples, beyond);
            }

            if (OggPage.TryRead(buffer.AsSpan(at, filled - at), out var page)
                && (broken || page.Sequence == expected) && (serial is null || serial == page.Serial))
            {
                serial = page.Serial;
                expected = page.Sequence + 1;
                at += page.Length;
                if (broken)
                {
                    beyond++;
                }
                else
                {
                    goodEnd = origin + at;
                    samples = page.Granule;
                }

                continue;
            }

            broken = true;
            var next = buffer.AsSpan(at + 1, filled - at - 1).IndexOf("OggS"u8);
            at = next >= 0 ? at + 1 + next : Math.Max(at + 1, filled - 3);
        }
    }
}
