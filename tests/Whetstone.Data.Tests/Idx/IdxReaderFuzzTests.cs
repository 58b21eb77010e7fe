namespace Whetstone.Data.Tests;

public sealed class IdxReaderFuzzTests
{
    private const int Mutations = 10_000;
    private const long MemoryPerRead = 4 << 20;

    private static readonly byte[][] Seeds =
    [
        IdxBytes.Of(3),
        IdxBytes.Of(20, 28, 28),
        IdxBytes.Of(2, 3, 4, 5),
        IdxBytes.Pack(IdxBytes.Of(20, 28, 28)),
        IdxBytes.Pack(IdxBytes.Of(50)),
        IdxBytes.Pack([.. IdxBytes.HeaderOnly(300, 300), .. new byte[90_000]]),
    ];

    [Fact]
    public void Damaged_files_give_data_or_a_DataFormatException_and_never_much_memory()
    {
        var random = new Random(20240607);
        int refused = 0;
        for (int i = 0; i < Mutations; i++)
        {
            byte[] file = Mutate(Seeds[random.Next(Seeds.Length)], random);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                var data = IdxReader.Read(new MemoryStream(file), "fuzz");
                Assert.Equal(data.Shape.Aggregate(1L, (a, b) => a * b), data.Bytes.LongLength);
            }
            catch (DataFormatException)
            {
                refused++;
            }
            catch (Exception e)
            {
                Assert.Fail($"mutation {i} ({Convert.ToHexString(file.AsSpan(0, Math.Min(64, file.Length)))}...): {e}");
            }
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MemoryPerRead);
        }
        // Fewer would mean that the mutations miss what the reader checks; all, that it refuses good data.
        Assert.InRange(refused, Mutations / 2, Mutations - 100);
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        List<byte> file = [.. seed];
        for (int edits = random.Next(1, 4); edits > 0; edits--)
        {
            // Half of the edits go to the first bytes, where headers are.
            int at = random.Next(random.Next(2) == 0 ? Math.Min(24, file.Count) : file.Count);
            switch (random.Next(5))
            {
                case 0: file[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: file[at] = (byte)random.Next(256); break;
                case 2: file.RemoveRange(at, file.Count - at); break;
                case 3: file.Insert(at, (byte)random.Next(256)); break;
                default: file.AddRange(file.Take(at).ToArray()); break;
            }
            if (file.Count == 0) break;
        }
        return [.. file];
    }
}
