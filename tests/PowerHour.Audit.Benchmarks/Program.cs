using PowerHour.Audit.Benchmarks;

await CollectBenchmark.RunAsync(int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture), args[2] == "search", TimeSpan.FromMilliseconds(double.Parse(args[3], System.Globalization.CultureInfo.InvariantCulture))).ConfigureAwait(false);
return 0;
