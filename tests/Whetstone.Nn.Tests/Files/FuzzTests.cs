namespace Whetstone.Nn.Tests.Files;

public sealed class FuzzTests : Workbench
{
    private const int Mutations = 5000;
    private const long Bound = 1 << 20;

    [Fact]
    public void Of_5000_random_damages_each_is_read_or_refused_and_none_takes_more_than_a_mebibyte()
    {
        byte[] whole = File.ReadAllBytes(Written());
        string path = At("fuzzed");
        int refused = 0;
        for (int seed = 0; seed < Mutations; seed++)
        {
            File.WriteAllBytes(path, Mutate(whole, new(seed)));
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Safetensors.Read(path);
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
            Assert.True(taken < Bound, $"seed {seed}: {taken} bytes allocated");
        }
        Assert.InRange(refused, Mutations / 10, Mutations - 1);
    }

    private static byte[] Mutate(byte[] whole, Random random)
    {
        List<byte> file = [.. whole];
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            // Most of the header's bytes decide something; the data decide nothing.
            int at = random.Next(Math.Min(file.Count, random.Next(4) == 0 ? file.Count : 700));
            switch (random.Next(5))
            {
                case 0: file[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: file[at] = (byte)random.Next(256); break;
                case 2: file.RemoveAt(at); break;
                case 3: file.Insert(at, (byte)"0123456789-,[]{}\"\\e."[random.Next(20)]); break;
                default: file.RemoveRange(at, Math.Min(random.Next(40), file.Count - at)); break;
            }
        }
        return [.. file];
    }
}
