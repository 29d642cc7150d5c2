namespace Itog.Recorder.Video;

/// <summary>What a sidecar says of one piece of a picture journal, its header or a frame with its own: IVF has no checksums.</summary>
/// <param name="Length">Bytes, with the frame's header.</param>
/// <param name="Crc">CRC-32 of all of them, as of an Ogg page.</param>
internal readonly record struct PieceSeal(int Length, uint Crc);
