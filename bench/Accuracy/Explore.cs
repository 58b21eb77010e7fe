#if EXPLORE
using System.Globalization;
namespace Whetstone.Bench.Accuracy;
internal static class Explore
{
    internal static Recipe With(Recipe r, string[] sets)
    {
        foreach (string s in sets)
        {
            string[] p = s.Split('=');
            string v = p[1]; float f() => float.Parse(v, CultureInfo.InvariantCulture); int i() => (int)f();
            r = p[0] switch { "net" => r with { Network = v.Replace('_', ' ') }, "e" => r with { Epochs = i() }, "b" => r with { Batch = i() }, "lr" => r with { Rate = f() },
                "rise" => r with { Rise = f() }, "m" => r with { Momentum = f() }, "wd" => r with { Decay = f() }, "ls" => r with { Smoothing = f() }, "shift" => r with { Shift = i() },
                "flip" => r with { Flip = i() > 0 }, _ => throw new ArgumentException(s) };
        }
        return r;
    }
}
#endif
