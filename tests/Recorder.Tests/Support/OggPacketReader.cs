namespace Itog.Recorder.Tests.Support;

/// <summary>Unpacks the packets of an Ogg file by its lacing values alone, so that the writer is not tested by itself.</summary>
internal static class OggPacketReader
{
    public static List<byte[]> Packets(byte[] file)
    {
        var packets = new List<byte[]>();
        var packet = new List<byte>();
        var at = 0;
        while (at < file.Length)
        {
            file.AsSpan(at, 4).ToArray().Should().Equal("OggS"u8.ToArray());
            int segments = file[at + 26];
            var body = at + 27 + segments;
            for (var i = 0; i < segments; i++)
            {
                int lacing = file[at + 27 + i];
                packet.AddRange(file.AsSpan(body, lacing));
                body += lacing;
                if (lacing < 255)
                {
                    packets.Add([.. packet]);
                    packet.Clear();
                }
            }

            at = body;
        }

        return packets;
    }

    /// <summary>Sound packets, without the two headers and without the empty packet of a last page.</summary>
    public static List<byte[]> Sound(byte[] file) => Packets(file).Skip(2).Where(p => p.Length > 0).ToList();
}
