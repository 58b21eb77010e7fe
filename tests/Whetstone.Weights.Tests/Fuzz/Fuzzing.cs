namespace Whetstone.Weights.Tests.Fuzz;

/// <summary>Gives a reader damaged files. Each must be read or refused, in memory that is in proportion to the file.</summary>
internal static class Fuzzing
{
    /// <summary>How many damages, from <c>WHETSTONE_FUZZ</c> or else as given.</summary>
    internal static int Count(int otherwise) => int.TryParse(Environment.GetEnvironmentVariable("WHETSTONE_FUZZ"), out int count) ? count : otherwise;

    /// <summary>Damages a file in <paramref name="count"/> ways and reads what comes of it.</summary>
    internal static void Run(byte[] whole, int count, long bound, Action<Stream> read)
    {
        int refused = 0;
        for (int seed = 0; seed < count; seed++)
        {
            using MemoryStream stream = new(Damage(whole, new(seed)));
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read(stream);
            }
            catch (WeightFileException)
            {
                refused++;
            }
#pragma warning disable CA1031 // Any other exception is the failure this test looks for.
            catch (Exception error)
#pragma warning restore CA1031
            {
                Assert.Fail($"seed {seed}: {error}");
            }
            long taken = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(taken < bound, $"seed {seed}: {taken} bytes allocated");
        }
        // If nothing, or everything, were refused, the damages would not reach what they should.
        Assert.InRange(refused, count / 10, count - 1);
    }

    private static byte[] Damage(byte[] whole, Random random)
    {
        List<byte> file = [.. whole];
        for (int i = random.Next(1, 4); i > 0 && file.Count > 0; i--)
        {
            int at = random.Next(file.Count);
            switch (random.Next(7))
            {
                case 0: file[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: file[at] = (byte)random.Next(256); break;
                case 2: file.RemoveAt(at); break;
                case 3: file.Insert(at, whole[random.Next(whole.Length)]); break;
                case 4: file[at] = random.Next(2) == 0 ? (byte)255 : (byte)0; break;
                // A piece from elsewhere: of a pickle, mostly whole instructions.
                case 5: file.InsertRange(at, whole[random.Next(whole.Length)..].Take(random.Next(60))); break;
                default: file.RemoveRange(at, Math.Min(random.Next(40), file.Count - at)); break;
            }
        }
        return [.. file];
    }
}
