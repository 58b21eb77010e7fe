using System.Buffers.Binary;

namespace Whetstone.Testing;

/// <summary>Damages files at random, the same way for the same seed.</summary>
/// <param name="random">Where the damage comes from.</param>
public sealed class Mutator(Random random)
{
    private const int HeaderBytes = 48;

    /// <summary>A copy with one to four changes: bits, bytes, extreme numbers, cuts, insertions, repetitions, pieces of another file.</summary>
    /// <param name="file">A valid file.</param>
    /// <param name="other">Another one, to take pieces from.</param>
    public byte[] Mutate(byte[] file, byte[] other)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(other);
        List<byte> bytes = [.. file];
        for (int edits = random.Next(1, 5); edits > 0 && bytes.Count > 0; edits--) Edit(bytes, other);
        return [.. bytes];
    }

    private void Edit(List<byte> bytes, byte[] other)
    {
        // Half of the changes go to the first bytes, where headers are.
        int at = random.Next(random.Next(2) == 0 ? Math.Min(HeaderBytes, bytes.Count) : bytes.Count);
        int length = Math.Min(random.Next(1, 17), bytes.Count - at);
        switch (random.Next(8))
        {
            case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            case 1: bytes[at] = (byte)random.Next(256); break;
            case 2: Extreme(bytes, at); break;
            case 3: bytes.RemoveRange(at, bytes.Count - at); break;
            case 4: bytes.RemoveRange(at, length); break;
            case 5: bytes.Insert(at, (byte)random.Next(256)); break;
            case 6: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
            default: bytes.InsertRange(at, other.AsSpan(random.Next(other.Length)) is var rest ? rest[..Math.Min(length, rest.Length)] : []); break;
        }
    }

    private void Extreme(List<byte> bytes, int at)
    {
        Span<byte> word = stackalloc byte[4];
        int[] numbers = [0, 1, -1, int.MaxValue, int.MinValue, 0x7FFF, 0xFFFF, 0x10000, random.Next(0, 100_000)];
        int number = numbers[random.Next(numbers.Length)];
        if (random.Next(2) == 0) BinaryPrimitives.WriteInt32BigEndian(word, number);
        else BinaryPrimitives.WriteInt32LittleEndian(word, number);
        int skip = random.Next(2) * 2; // 16 bits or 32
        for (int i = skip; i < 4 && at + i - skip < bytes.Count; i++) bytes[at + i - skip] = word[i];
    }
}
