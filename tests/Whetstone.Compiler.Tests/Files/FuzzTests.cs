using System.Text;

namespace Whetstone.Compiler.Tests.Files;

public sealed class FuzzTests : Workbench
{
    private const int Mutations = 2000;
    private const long Bound = 4 << 20;

    [Fact]
    public void Of_2000_random_damages_each_is_refused_or_runs_and_none_takes_more_than_four_mebibytes()
    {
        Mixed().Save(At("p"));
        byte[] whole = File.ReadAllBytes(At("p"));
        int header = (int)BitConverter.ToInt64(whole);
        Check(seed => Bytes(whole, 8 + header, new(seed)), out int refused);
        Assert.InRange(refused, Mutations / 10, Mutations - 1);
    }

    [Fact]
    public void Of_2000_random_changes_to_the_description_alone_each_is_refused_or_runs()
    {
        Mixed().Save(At("p"));
        (IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string> texts) = Safetensors.Read(At("p"));
        Check(seed =>
        {
            // The container stays whole, so that every change reaches the reader of programs.
            Dictionary<string, string> changed = new(texts) { ["program"] = Text(texts["program"], new(seed)) };
            Safetensors.Write(At("made"), tensors, changed);
            return File.ReadAllBytes(At("made"));
        }, out int refused);
        Assert.InRange(refused, Mutations / 10, Mutations - 1);
    }

    private void Check(Func<int, byte[]> mutate, out int refused)
    {
        string path = At("fuzzed");
        refused = 0;
        Program.Load(At("p"));
        for (int seed = 0; seed < Mutations; seed++)
        {
            File.WriteAllBytes(path, mutate(seed));
            long before = GC.GetAllocatedBytesForCurrentThread();
            Program? loaded = null;
            try
            {
                loaded = Program.Load(path);
            }
            catch (ProgramFileException)
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
            if (loaded is not null) TryRun(loaded, seed);
        }
    }

    // What is accepted may be nonsense, but must not tear down the process: ops check what they are given.
    private static void TryRun(Program program, int seed)
    {
        if (program.Values.Sum(v => v.Spec.Bytes) > Bound) return;
        try
        {
            new Executable(program).Replay([.. program.Inputs.Select(i => Tensor.Zeros(program.Values[i].Spec.Shape, program.Values[i].Spec.DType))]);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            Console.WriteLine($"seed {seed}: {error.Message}");
        }
    }

    private static byte[] Bytes(byte[] whole, int header, Random random)
    {
        List<byte> file = [.. whole];
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            int at = random.Next(Math.Min(file.Count, random.Next(8) == 0 ? file.Count : header));
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

    // Numbers become others, also enormous ones; names change places; pieces come twice.
    private static string Text(string whole, Random random)
    {
        StringBuilder text = new(whole);
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            int at = random.Next(text.Length);
            while (at < text.Length - 1 && !char.IsAsciiDigit(text[at])) at++;
            string[] numbers = ["0", "1", "-1", "2147483647", "-2147483648", "65536", "9", "1e300", "null", "\"nan\"", "[]", "{}"];
            if (random.Next(4) > 0) text.Remove(at, 1).Insert(at, numbers[random.Next(numbers.Length)]);
            else
            {
                int length = random.Next(Math.Min(60, text.Length - at));
                string piece = text.ToString(at, length);
                if (random.Next(2) == 0) text.Remove(at, length);
                text.Insert(random.Next(text.Length), piece);
            }
        }
        return text.ToString();
    }
}
