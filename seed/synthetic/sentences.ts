// Sentences with gaps, the same three times: German, English, Arabic.
// {c} and {d} are compounds, {p} a paper, {g} a target group, {t} a town, {n} a number.

export type Sentence = readonly [de: string, en: string, ar: string];

export const aboutServices: readonly Sentence[] = [
  ['Das Angebot {c} richtet sich an {g}.', 'The offer {c} is for {g}.', 'عرض {c} موجه إلى {g}.'],
  ['Sie bekommen Rat zu den Themen {c} und {d}.', 'You get advice on {c} and {d}.', 'تحصل على المشورة في موضوعي {c} و{d}.'],
  ['Wir hören zu und suchen gemeinsam eine Lösung.', 'We listen and look for a solution together.', 'نستمع إليك ونبحث معاً عن حل.'],
  ['Eine Stunde kostet nichts und verpflichtet zu nichts.', 'An hour costs nothing and commits you to nothing.', 'الساعة مجانية ولا تلزمك بشيء.'],
  ['Bitte bringen Sie zum ersten Termin mit: {p}.', 'Please bring your {p} to the first meeting.', 'يرجى إحضار {p} إلى اللقاء الأول.'],
  ['Fehlt Ihnen dieses Papier, helfen wir beim Beantragen: {p}.', 'If you have no {p}, we help you apply for it.', 'إذا لم يكن لديك {p} نساعدك في تقديم الطلب.'],
  ['Die Gruppe hat {n} Plätze.', 'The group has {n} places.', 'في المجموعة {n} مكاناً.'],
  ['Wir begleiten Sie zu Terminen in {t} und Umgebung.', 'We go with you to appointments in and around {t}.', 'نرافقك إلى المواعيد في {t} وما حولها.'],
  ['Was Sie uns erzählen, bleibt vertraulich.', 'What you tell us stays confidential.', 'ما تخبرنا به يبقى سرياً.'],
  ['Für Kinder gibt es eine Spielecke.', 'There is a play corner for children.', 'يوجد ركن ألعاب للأطفال.'],
  ['Nach {n} Wochen sprechen wir über die nächsten Schritte.', 'After {n} weeks we talk about the next steps.', 'بعد {n} أسابيع نتحدث عن الخطوات التالية.'],
  ['Wer mag, geht danach zum Angebot {d}.', 'Those who like go on to {d}.', 'ومن يرغب ينتقل بعد ذلك إلى {d}.'],
  ['Formulare füllen wir Zeile für Zeile gemeinsam aus.', 'We fill in forms together, line by line.', 'نملأ الاستمارات معاً سطراً بسطر.'],
  ['Ehrenamtliche aus {t} unterstützen das Team.', 'Volunteers from {t} support the team.', 'يدعم الفريق متطوعون من {t}.'],
];

export const aboutActors: readonly Sentence[] = [
  ['Wir sind ein erfundener Akteur in {t} und zeigen, wie ein Eintrag aussieht.', 'We are an invented actor in {t} and show what an entry looks like.', 'نحن جهة خيالية في {t} ونبين كيف يبدو الإدخال.'],
  ['Unsere Arbeit begann mit dem Angebot {c}.', 'Our work began with {c}.', 'بدأ عملنا مع {c}.'],
  ['Heute gehören {c} und {d} dazu.', 'Today it includes {c} and {d}.', 'واليوم يشمل {c} و{d}.'],
  ['Bei uns arbeiten {n} Menschen, die meisten ehrenamtlich.', 'We are {n} people, most of them volunteers.', 'يعمل لدينا {n} شخصاً معظمهم متطوعون.'],
  ['Wir sind da für {g}.', 'We are there for {g}.', 'نحن هنا من أجل {g}.'],
  ['Zusammen mit Partnern aus {t} planen wir das Jahr.', 'We plan the year with partners from {t}.', 'نخطط للعام مع شركاء من {t}.'],
];

export const aboutEvents: readonly Sentence[] = [
  ['Im Mittelpunkt steht das Thema {c}.', 'The subject is {c}.', 'الموضوع هو {c}.'],
  ['Das Treffen ist für {g}.', 'The meeting is for {g}.', 'الدعوة موجهة إلى {g}.'],
  ['Es gibt Tee, Obst und Zeit für Gespräche.', 'There is tea, fruit and time to talk.', 'هناك شاي وفاكهة ووقت للحديث.'],
  ['Danach stellt sich das Team {d} vor.', 'Afterwards the team of {d} introduces itself.', 'بعد ذلك يعرّف فريق {d} بنفسه.'],
  ['Der Saal in {t} fasst {n} Personen.', 'The hall in {t} holds {n} people.', 'تتسع القاعة في {t} إلى {n} شخصاً.'],
  ['Wenn Sie Fragen zu einem Papier haben, bringen Sie es mit, zum Beispiel: {p}.', 'Please bring your {p} if you have questions about it.', 'يرجى إحضار {p} إذا كانت لديك أسئلة.'],
];

export const knowledge: readonly Sentence[] = [
  ['Oft geht es zuerst um {c}.', 'Often {c} comes first.', 'غالباً ما يأتي {c} أولاً.'],
  ['Ein Gespräch in der Reihe {c} dauert etwa {n} Minuten.', 'A talk in the series {c} takes about {n} minutes.', 'تستغرق الجلسة ضمن {c} نحو {n} دقيقة.'],
  ['Legen Sie vor dem Anruf bereit: {p}.', 'Have your {p} at hand before you call.', 'جهّز {p} قبل الاتصال.'],
  ['Machen Sie eine Kopie und bewahren Sie das Original gut auf: {p}.', 'Make a copy of your {p} and keep the original safe.', 'اعمل نسخة من {p} واحتفظ بالأصل في مكان آمن.'],
  ['Wenn Sie etwas nicht verstehen, fragen Sie nach.', 'If you do not understand something, ask.', 'إذا لم تفهم شيئاً فاسأل.'],
  ['Schreiben Sie sich Namen, Datum und Uhrzeit auf.', 'Write down the name, the date and the time.', 'دوّن الاسم والتاريخ والوقت.'],
  ['In {t} ist der Weg zum Thema {d} kurz.', 'In {t} the way to {d} is short.', 'في {t} الطريق إلى {d} قصير.'],
  ['Manchmal dauert die Antwort {n} Wochen.', 'Sometimes the answer takes {n} weeks.', 'أحياناً يستغرق الرد {n} أسابيع.'],
  ['Beim Thema {d} helfen auch Nachbarinnen und Nachbarn.', 'Neighbours help with {d}, too.', 'يساعد الجيران أيضاً في {d}.'],
  ['Eine Vertrauensperson darf zum Termin mitkommen.', 'A person you trust may come along.', 'يجوز أن يرافقك شخص تثق به.'],
  ['Das Thema {c} betrifft besonders {g}.', '{c} matters most to {g}.', 'يهم موضوع {c} خصوصاً {g}.'],
  ['Prüfen Sie, ob auf diesem Papier alles richtig geschrieben ist: {p}.', 'Check that everything on your {p} is spelt correctly.', 'تأكد من صحة كل ما كتب في {p}.'],
];

export const headings: readonly Sentence[] = [
  ['Worum es geht', 'What this is about', 'ما الموضوع'],
  ['So gehen Sie vor', 'What to do', 'ماذا تفعل'],
  ['Das brauchen Sie', 'What you need', 'ما تحتاج إليه'],
  ['Gut zu wissen', 'Good to know', 'من المفيد أن تعرف'],
  ['Wer hilft', 'Who helps', 'من يساعد'],
];

export const steps: readonly Sentence[] = [
  ['Rufen Sie an oder schreiben Sie eine E-Mail.', 'Call or send an e-mail.', 'اتصل أو أرسل رسالة إلكترونية.'],
  ['Sie bekommen einen Termin.', 'You get an appointment.', 'تحصل على موعد.'],
  ['Beim ersten Gespräch klären wir Ihre Fragen.', 'At the first meeting we go through your questions.', 'في اللقاء الأول نوضح أسئلتك.'],
  ['Danach planen wir gemeinsam weiter.', 'After that we plan on together.', 'ثم نخطط معاً لما يلي.'],
  ['Kommen Sie ohne Anmeldung vorbei.', 'Come by without an appointment.', 'تعال من دون موعد.'],
];

export const closures: readonly Sentence[] = [
  ['Betriebsferien', 'Holidays', 'إجازة'],
  ['Fortbildung des Teams', 'Team training', 'تدريب الفريق'],
  ['Inventur', 'Stocktaking', 'جرد'],
];

export const roles: readonly Sentence[] = [
  ['Beratung', 'Adviser', 'مستشار'],
  ['Leitung', 'Head', 'إدارة'],
  ['Anmeldung und Termine', 'Registration and appointments', 'التسجيل والمواعيد'],
  ['Ehrenamtskoordination', 'Volunteer coordination', 'تنسيق المتطوعين'],
  ['Sprachmittlung', 'Interpreting', 'الترجمة'],
];
